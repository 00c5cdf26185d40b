import { hoursSince } from '../times';

/** The city whose stations are shown at first; registers name it so. */
export const CITY = '江门';

const FRESH_HOURS = 24;

/** Whether a value may still be called today's. */
export function isFresh(at: string | null | undefined): boolean {
  return Boolean(at) && hoursSince(at ?? '') <= FRESH_HOURS;
}

/** What is of today before what is not; within today by rank, the highest first, then the newest first. */
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
