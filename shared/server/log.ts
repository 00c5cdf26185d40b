import { pino, type DestinationStream, type Logger, type LevelWithSilent } from 'pino';

/** Options of the log. */
interface LogOptions {
  readonly level: LevelWithSilent;
  /** Standard output unless given. */
  readonly destination?: DestinationStream;
}

/**
 * Creates a structured log: one JSON object a line, with levels by name and times in RFC 3339.
 *
 * Headers that carry credentials are never written.
 */
export function createLog({ level, destination }: LogOptions): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: ['authorization', 'cookie', 'rivergate-signature'].flatMap((header) => [
      `headers["${header}"]`,
      `*.headers["${header}"]`,
    ]),
  };
  return destination ? pino(options, destination) : pino(options);
}
