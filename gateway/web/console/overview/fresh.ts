import { hoursSince } from '../times';

/** The city whose stations are shown by default, by its name in the registers. */
export const CITY = '江门';

const FRESH_HOURS = 24;

/** Whether a value is at most 24 hours old. */
export function isFresh(at: string | null | undefined): boolean {
  return Boolean(at) && hoursSince(at ?? '') <= FRESH_HOURS;
}

/** Sorts fresh values by rank, the highest first; older values follow, the newest first. */
export function freshFirst<Item>(
  items: ReadonlyArray<Item>,
  facts: (item: Item) => { readonly at: string | null; readonly rank: number },
): ReadonlyArray<Item> {
  return [...items].sort((one, other) => {
    const [left, right] = [facts(one), facts(other)];
    const [isLeft, isRight] = [isFresh(left.at), isFresh(right.at)];
    if (isLeft !== isRight) return Number(isRight) - Number(isLeft);
    if (isLeft) return right.rank - left.rank;
    return (right.at ?? '').localeCompare(left.at ?? '');
  });
}
