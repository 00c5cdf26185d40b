import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Reject } from '../../shared/monitoring/ingest/feed';

/** What an import could not store, as a CSV file; it is made at the first reject. */
export interface RejectFile {
  readonly write: (line: number, reject: Reject) => Promise<void>;
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

/** A reject file at a path; one of an earlier import is replaced. */
export function rejectFile(path: string): RejectFile {
  let stream: WriteStream | undefined;
  let count = 0;
  const open = () => {
    const opened = createWriteStream(path);
    opened.write('line,column,value,reason\n');
    return opened;
  };
  return {
    write: async (line, { column, value, reason }) => {
      stream ??= open();
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

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
