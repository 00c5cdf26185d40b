/**
 * How far the wall clocks of two machines of the hub may be apart, either way, in seconds. Every
 * check of a moment that another machine wrote (requests, permits, tokens, heads of the audit log)
 * allows for it.
 */
export const CLOCK_TOLERANCE_S = 5;
/** The same in ms. */
export const CLOCK_TOLERANCE_MS = CLOCK_TOLERANCE_S * 1000;

/** The clocks of one machine. */
export interface MachineClock {
  /** What its wall says; it may be wrong, and jump either way. */
  readonly now: () => Date;
  /** Time that only goes forward, ms; its zero means nothing. */
  readonly monotonicMs: () => number;
}

/** The clocks of this process. */
export const SYSTEM_CLOCK: MachineClock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};
