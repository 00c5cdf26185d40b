import type { WriteStream } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { Reject } from '../../../shared/monitoring/ingest/feed';

/** What an import could not store, as a CSV file that is created at the first reject. */
export interface RejectFile {
  readonly write: (line: number, reject: Reject) => Promise<void>;
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

/**
 * A reject file at a path; it replaces that of an earlier import. `write` rejects with
 * BAD_USER_INPUT if the file cannot be created.
 */
export function rejectFile(path: string): RejectFile {
  let stream: WriteStream | undefined;
  let count = 0;
  return {
    write: async (line, { column, value, reason }) => {
      stream ??= await begun(path);
      count += 1;
      const row = [String(line), ...[column, value, reason].map(quoted)].join(',');
      if (!stream.write(`${row}\n`)) await once(stream, 'drain');
    },
    count: () => count,
    close: async () => {
      if (!stream) return;
      stream.end();
      await finished(stream);
    },
  };
}

async function begun(path: string): Promise<WriteStream> {
  const file = await openFile(path, 'w').catch(() => {
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `--rejects requires a path where a file can be written, but got: "${path}".`,
    );
  });
  const stream = file.createWriteStream();
  stream.on('error', () => undefined); // A full disk: `close` reports it; an unhandled event would end the process.
  stream.write('line,column,value,reason\n');
  return stream;
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
