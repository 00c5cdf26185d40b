import { destination as openDestination, pino, symbols } from 'pino';
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
  return pino(options, destination ?? (level === 'silent' ? NOWHERE : gathered()));
}

/**
 * Standard output, written once 4 KiB are gathered or a tenth of a second has passed: a write for each
 * line was a twentieth of what a small answer costs. A line of level warn and above is written with all
 * that is gathered before the call returns, so that a killed process has lost none of them. The rest is
 * written when the process ends, unless it is killed. A write waits for its reader; when that has gone,
 * nothing more is written.
 */
function gathered(): LineDestination {
  const stream = openDestination({ dest: 1, sync: true, minLength: 4096, periodicFlush: 100 });
  process.once('exit', () => {
    stream.flush();
  });
  return {
    [symbols.needsMetadataGsym]: true,
    lastLevel: 0,
    write(line) {
      stream.write(line);
      if (this.lastLevel >= WARN) stream.flush();
    },
  };
}

/** A destination that pino gives the level of each line before the line. */
interface LineDestination extends DestinationStream {
  readonly [symbols.needsMetadataGsym]: true;
  lastLevel: number;
  write(this: LineDestination, line: string): void;
}

/** The level warn, as pino numbers it. */
const WARN = 40;

/** Where a log writes that is silent. */
const NOWHERE: DestinationStream = { write: () => undefined };
