import { destination as openDestination, pino } from 'pino';
import type { DestinationStream, LevelWithSilent, Logger } from 'pino';

/** Options of the log. */
interface LogOptions {
  readonly level: LevelWithSilent;
  /** Number of the worker that writes; named in each line. Absent in a hub of one process. */
  readonly worker?: number;
  /** Standard output unless given. */
  readonly destination?: DestinationStream;
}

/**
 * Creates a structured log: one JSON object a line, with levels by name and times in RFC 3339.
 *
 * Headers that carry credentials are never written.
 */
export function createLog({ level, worker, destination }: LogOptions): Logger {
  const options = {
    level,
    base: worker === undefined ? null : { worker },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: ['authorization', 'cookie', 'rivergate-signature'].flatMap((header) => [
      `headers["${header}"]`,
      `*.headers["${header}"]`,
    ]),
  };
  return pino(options, destination ?? gathered());
}

/**
 * Standard output, written once 4 KiB are gathered or a tenth of a second has passed: a write for each
 * line was a twentieth of what a small answer costs. The rest is written when the process ends, unless
 * it is killed.
 */
function gathered(): DestinationStream {
  return openDestination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 100 });
}
