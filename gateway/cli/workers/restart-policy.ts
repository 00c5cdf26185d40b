/** Decides when a worker that has ended is started again. */
export interface RestartPolicy {
  /**
   * After how many ms it is started again; null if it is given up. `livedMs` is how long it
   * answered; null if it never did.
   */
  afterEnd(livedMs: number | null): number | null;
}

/** A worker that answered this long had started well. */
const STEADY_MS = 60_000;
/** How often in a row a worker may end early. */
const MOST_EARLY_ENDS = 5;
const FIRST_WAIT_MS = 500;

/**
 * Creates the policy of one worker. After an end it is replaced at once; if the next one ends early
 * too, after half a second, then one, two seconds; after five early ends in a row it is given up,
 * because starting a worker takes processor time from those that answer.
 *
 * One that ends before it was ever ready is given up at once if it is the first of the hub: then
 * the hub does not start, and the lines of the worker say why.
 */
export function restartPolicy({ isFirst }: { readonly isFirst: boolean }): RestartPolicy {
  let earlyEnds = 0;
  let hasStarted = !isFirst;
  return {
    afterEnd: (livedMs) => {
      hasStarted ||= livedMs !== null;
      earlyEnds = (livedMs ?? 0) >= STEADY_MS ? 0 : earlyEnds + 1;
      if (!hasStarted || earlyEnds >= MOST_EARLY_ENDS) return null;
      return earlyEnds <= 1 ? 0 : FIRST_WAIT_MS * 2 ** (earlyEnds - 2);
    },
  };
}
