/** Whose turn it is: turns rotate among addresses, and within an address among names. */
export interface TurnOf {
  readonly address: string;
  readonly name: string;
}

/** Limits how many work at once; the others wait for their turn. */
export interface FairTurns {
  /** Rejects as the work does, or with `refusal()` if too many wait. */
  run<Result>(whose: TurnOf, work: () => Promise<Result>): Promise<Result>;
}

/** How many may work and how many may wait. */
interface FairTurnsOptions {
  readonly atOnce: number;
  readonly mostWaiting: number;
  /** The error for one of those that wait most, if too many wait. */
  readonly refusal: () => Error;
}

interface Waiting {
  readonly start: () => void;
  readonly refuse: (refusal: Error) => void;
}

/** By name, of one address; both maps rotate: the first entry is the next. */
type Names = Map<string, Waiting[]>;

/**
 * Creates turns that a flood cannot take from others: a hundred callers who wait at one address are
 * one entry in the rotation of addresses. If too many wait, the newest one of the name with most
 * waiting, at the address with most waiting, is refused, not the last to arrive.
 */
export function fairTurns({ atOnce, mostWaiting, refusal }: FairTurnsOptions): FairTurns {
  const addresses = new Map<string, Names>();
  let [working, waiting] = [0, 0];

  const startNext = (): void => {
    const next = working < atOnce ? firstOf(addresses) : undefined;
    if (!next) return;
    waiting -= 1;
    working += 1;
    next.start();
  };
  const wait = ({ address, name }: TurnOf): Promise<void> =>
    new Promise((resolve, reject) => {
      const names = addresses.get(address) ?? new Map<string, Waiting[]>();
      const queue = names.get(name) ?? [];
      queue.push({ start: resolve, refuse: reject });
      addresses.set(address, names.set(name, queue));
      waiting += 1;
      if (waiting <= mostWaiting) return;
      waiting -= 1;
      heaviestOf(addresses)?.refuse(refusal());
    });
  return {
    run: async (whose, work) => {
      const turn = wait(whose);
      startNext();
      await turn;
      try {
        return await work();
      } finally {
        working -= 1;
        startNext();
      }
    },
  };
}

/** Removes the next one, and moves its name and its address to the end of their rotations. */
function firstOf(addresses: Map<string, Names>): Waiting | undefined {
  const [[address, names] = []] = addresses;
  if (address === undefined || !names) return undefined;
  const [[name, queue] = []] = names;
  if (name === undefined || !queue) return undefined;
  const first = queue.shift();
  names.delete(name);
  if (queue.length > 0) names.set(name, queue);
  addresses.delete(address);
  if (names.size > 0) addresses.set(address, names);
  return first;
}

/** Removes the newest one where most wait. */
function heaviestOf(addresses: Map<string, Names>): Waiting | undefined {
  const countOf = (names: Names) => sum([...names.values()].map(({ length }) => length));
  const [address, names] = heaviest([...addresses], countOf) ?? [];
  if (address === undefined || !names) return undefined;
  const [name, queue] = heaviest([...names], ({ length }) => length) ?? [];
  if (name === undefined || !queue) return undefined;
  const newest = queue.pop();
  if (queue.length === 0) names.delete(name);
  if (names.size === 0) addresses.delete(address);
  return newest;
}

function heaviest<Value>(
  entries: ReadonlyArray<readonly [string, Value]>,
  weightOf: (value: Value) => number,
): readonly [string, Value] | undefined {
  return entries.reduce<readonly [string, Value] | undefined>(
    (most, entry) => (!most || weightOf(entry[1]) >= weightOf(most[1]) ? entry : most),
    undefined,
  );
}

function sum(numbers: ReadonlyArray<number>): number {
  return numbers.reduce((total, one) => total + one, 0);
}
