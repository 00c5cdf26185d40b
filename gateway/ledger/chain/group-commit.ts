import { setImmediate as nextTurn } from 'node:timers/promises';

/** How items are committed together. */
export interface GroupCommitOptions<Item, Result> {
  /** Commits a group, all or nothing; results in the order of the items. */
  readonly commit: (items: ReadonlyArray<Item>) => Promise<ReadonlyArray<Result>>;
  /** The most items in one commit. */
  readonly most: number;
  /**
   * Weight of an item, and the maximum total weight of one commit; a heavier item is committed
   * alone.
   */
  readonly weightOf: (item: Item) => number;
  readonly heaviest: number;
  /** How long an item may wait for its group, ms; then it is given up. */
  readonly patienceMs: number;
  /** Whether one item caused a failure: the others are then tried without it. */
  readonly isOfOneItem: (thrown: unknown) => boolean;
  /** The error of an item that was given up. */
  readonly givenUp: () => Error;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly since: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (thrown: unknown) => void;
}

/**
 * Returns a function that commits an item together with all others that arrive while a commit is in
 * progress: many callers, few transactions.
 */
export function groupCommit<Item, Result>(
  options: GroupCommitOptions<Item, Result>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let isWorking = false;
  const work = async () => {
    while (waiting.length > 0) {
      await nextTurn(); // Items of this turn of the event loop join the group.
      const size = groupSize(waiting, options);
      const group = waiting.slice(0, size);
      waiting = waiting.slice(size);
      await settle(group.filter(isInTime(options)), options);
    }
    isWorking = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, since: performance.now(), resolve, reject });
      if (isWorking) return;
      isWorking = true;
      void work();
    });
}

function groupSize<Item, Result>(
  waiting: ReadonlyArray<Waiting<Item, Result>>,
  { most, weightOf, heaviest }: GroupCommitOptions<Item, Result>,
): number {
  let weight = 0;
  const tooMany = waiting.findIndex(({ item }, at) => {
    weight += weightOf(item);
    return at > 0 && (at >= most || weight > heaviest);
  });
  return tooMany < 0 ? waiting.length : tooMany;
}

function isInTime<Item, Result>({ patienceMs, givenUp }: GroupCommitOptions<Item, Result>) {
  const oldest = performance.now() - patienceMs;
  return ({ since, reject }: Waiting<Item, Result>): boolean => {
    if (since < oldest) reject(givenUp());
    return since >= oldest;
  };
}

async function settle<Item, Result>(
  group: ReadonlyArray<Waiting<Item, Result>>,
  options: GroupCommitOptions<Item, Result>,
): Promise<void> {
  if (group.length === 0) return;
  try {
    const results = await options.commit(group.map(({ item }) => item));
    for (const [at, { resolve, reject }] of group.entries()) {
      const result = results[at];
      if (result === undefined) reject(new TypeError('A commit returned too few results.'));
      else resolve(result);
    }
  } catch (thrown) {
    if (group.length > 1 && options.isOfOneItem(thrown)) {
      for (const one of group) await settle([one], options);
    } else for (const { reject } of group) reject(thrown);
  }
}
