import { flagName } from '../vocabulary';
import { GapReason } from './gap-reason';

/** Most gaps of one series in an answer. */
export const MAX_GAPS = 500;

/** Consecutive intervals that have a value: usable (mark 0), or with a flag (mark 1 + its code). */
export type Run = readonly [mark: number, first: number, last: number];

/** What is known of a series in the intervals that are expected of it, numbered from 0. */
export interface Known {
  /** Number of expected intervals. */
  readonly expected: number;
  readonly runs: ReadonlyArray<Run>;
  /** First and last interval of each declared outage, and its reason. */
  readonly outages: ReadonlyArray<readonly [first: number, last: number, reason: string]>;
  /** Intervals with rejected cells. */
  readonly rejected: ReadonlyArray<number>;
  /** Intervals before the first stored value; 0 if it is not known to be the first. */
  readonly before: number;
}

/** Consecutive intervals without a usable value, for one reason. */
export interface Gap {
  readonly first: number;
  readonly last: number;
  readonly why: GapReason;
  readonly flag: string | null;
  /** Reason that a steward declared. */
  readonly declared: string | null;
}

/** Number of intervals with a usable value, with any value, and the gaps, in order. */
export interface Counted {
  readonly observed: number;
  readonly received: number;
  readonly gaps: ReadonlyArray<Gap>;
}

type Cause = Omit<Gap, 'first' | 'last'>;

/** Counts the expected intervals with values, and says why the others have none. */
export function countedGaps(known: Known): Counted {
  const marks = new Map<number, number>();
  for (const [mark, first, last] of known.runs)
    for (let at = first; at <= last; at += 1) marks.set(at, mark);
  const rejected = new Set(known.rejected);
  const gaps: (Gap & { last: number })[] = [];
  let observed = 0;
  for (let at = 0; at < known.expected; at += 1) {
    const mark = marks.get(at);
    if (mark === 0) {
      observed += 1;
      continue;
    }
    const cause = causeOf(at, { mark, known, isRejected: rejected.has(at) });
    const before = gaps.at(-1);
    if (before && before.last === at - 1 && isSame(before, cause)) before.last = at;
    else gaps.push({ first: at, last: at, ...cause });
  }
  return { observed, received: marks.size, gaps };
}

interface Looked {
  readonly mark: number | undefined;
  readonly known: Known;
  readonly isRejected: boolean;
}

/** The source's own mark decides, then what a steward declared, then what the import rejected. */
function causeOf(at: number, { mark, known, isRejected }: Looked): Cause {
  if (mark !== undefined) return cause(GapReason.MARKED, { flag: flagName(mark - 1) });
  const outage = known.outages.find(([first, last]) => first <= at && at <= last);
  if (outage) return cause(GapReason.OUTAGE, { declared: outage[2] });
  if (isRejected) return cause(GapReason.REJECTED);
  return cause(at < known.before ? GapReason.BEFORE_FIRST : GapReason.UNKNOWN);
}

function cause(why: GapReason, more: Partial<Cause> = {}): Cause {
  return { why, flag: null, declared: null, ...more };
}

function isSame(one: Cause, other: Cause): boolean {
  return one.why === other.why && one.flag === other.flag && one.declared === other.declared;
}
