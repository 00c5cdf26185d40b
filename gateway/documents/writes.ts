import type { IdentityDatabase } from '../identity/reachable';

/** Dependencies of noting in memory what is written later. */
export interface NotingOptions {
  readonly database: IdentityDatabase;
  readonly now: () => Date;
  readonly onFault: (fault: unknown) => void;
}

/** Writes of what was noted in memory, one after the other. */
export interface Writes {
  /** Writes what was noted; this also happens every second. */
  flush(): Promise<void>;
  /** Writes what was noted, and stops. */
  close(): Promise<void>;
}

const EVERY_MS = 1000;

/** Calls `write` every second, never twice at once; it must not reject. */
export function everySecond(write: () => Promise<void>): Writes {
  let writing = Promise.resolve();
  const flush = () => (writing = writing.then(write));
  const timer = setInterval(() => void flush(), EVERY_MS);
  timer.unref();
  return {
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
    },
  };
}
