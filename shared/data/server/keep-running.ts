/** A server that must run, and how it is looked after. */
export interface ServerKeeping {
  readonly isRunning: () => boolean;
  /** Starts it again at the same address. */
  readonly restart: () => Promise<void>;
  readonly log: (line: string) => void;
  readonly everyMs?: number;
}

/**
 * Looks after a server of our own: one that was killed is started again. `ended` stops looking, and waits
 * for a start under way.
 */
export function keepRunning({ isRunning, restart, log, everyMs = 1_000 }: ServerKeeping): {
  ended(): Promise<void>;
} {
  let starting: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (starting || isRunning()) return;
    log('PostgreSQL has ended without us, and is started again.');
    starting = restart()
      .then(
        () => log('PostgreSQL answers again.'),
        (thrown: unknown) => log(`PostgreSQL could not be started again: ${String(thrown)}`),
      )
      .finally(() => {
        starting = undefined;
      });
  }, everyMs);
  timer.unref();
  return {
    ended: async () => {
      clearInterval(timer);
      await starting;
    },
  };
}
