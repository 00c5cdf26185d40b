/**
 * Maximum difference of the wall clocks of two machines of the hub, in either direction, in
 * seconds. Every check of a time that another machine wrote (requests, permits, tokens, heads of
 * the audit log) allows for it.
 */
export const CLOCK_TOLERANCE_S = 5;
/** The same in ms. */
export const CLOCK_TOLERANCE_MS = CLOCK_TOLERANCE_S * 1000;

/** The clocks of one machine. */
export interface MachineClock {
  /** The wall clock; it may be wrong, and may jump in either direction. */
  readonly now: () => Date;
  /** Monotonic time in ms, from an arbitrary zero. */
  readonly monotonicMs: () => number;
}

/** The clocks of this process. */
export const SYSTEM_CLOCK: MachineClock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};
