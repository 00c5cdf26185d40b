/** A server that must keep running, and how to restart it. */
export interface ServerKeeping {
  readonly isRunning: () => boolean;
  /** Starts it again at the same address. */
  readonly restart: () => Promise<void>;
  readonly log: (line: string) => void;
  readonly everyMs?: number;
}

/**
 * Supervises a server of the hub: restarts it if it was killed. `ended` stops the supervision and
 * waits for a start in progress.
 */
export function keepRunning({ isRunning, restart, log, everyMs = 1_000 }: ServerKeeping): {
  ended(): Promise<void>;
} {
  let starting: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (starting || isRunning()) return;
    log('PostgreSQL has ended unexpectedly and is being restarted.');
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
