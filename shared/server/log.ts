import { pino, type DestinationStream, type Logger, type LevelWithSilent } from 'pino';

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
  return destination ? pino(options, destination) : pino(options);
}
