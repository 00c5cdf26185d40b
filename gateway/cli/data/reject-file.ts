import type { WriteStream } from 'node:fs';
import { open as openFile, realpath, rename, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { harmlessCell } from '../../../shared/domain/csv-cell';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { SourceRow } from '../../../shared/monitoring/feeds/feed-input';
import { REJECT_COLUMNS } from '../../../shared/monitoring/feeds/mended-text';
import { REJECT_REASONS } from '../../../shared/monitoring/feeds/reject-reasons';
import { MISSING_CELL } from '../../../shared/monitoring/feeds/row-width';
import type { Reject } from '../../../shared/monitoring/ingest/feed';

/** A reject, the line that it is of, and its row as it stands in the file. */
export interface RejectedCell {
  readonly line: number;
  readonly reject: Reject;
  /** Absent if the row is no longer known. */
  readonly source?: SourceRow | undefined;
}

/** What an import could not store, as a CSV file that is created at the first reject. */
export interface RejectFile {
  readonly write: (rejected: RejectedCell) => Promise<void>;
  readonly count: () => number;
  /** Number of rejects beyond the largest file. */
  readonly unlisted: () => number;
  /** Puts the whole file in its place; later calls do nothing. */
  readonly close: () => Promise<void>;
}

/** Largest reject file: what a spreadsheet still opens, and a disk still holds. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * A reject file at a path; it replaces that of an earlier import when it is closed, as a whole: until
 * then it is `<path>.part`, which an import that is killed leaves behind and the next one replaces. It opens in a spreadsheet (UTF-8
 * with a mark, no formulas), and can be imported again once its cells are mended: the first of the
 * lines of a row holds its cells as they stood in the file. `write` rejects with BAD_USER_INPUT if
 * the file cannot be created.
 */
export function rejectFile(path: string, mostBytes = MAX_BYTES): RejectFile {
  let begunFile: BegunFile | undefined;
  let [count, unlisted, bytes] = [0, 0, 0];
  let lastSource: SourceRow | undefined;
  const put = async (cells: ReadonlyArray<string>, mark = '') => {
    const row = `${mark}${cells.map(harmlessCell).join(',')}\r\n`;
    bytes += Buffer.byteLength(row);
    const stream = begunFile?.stream;
    if (stream && !stream.write(row)) await once(stream, 'drain');
  };
  return {
    write: async ({ line, reject, source }) => {
      count += 1;
      if (!begunFile) {
        begunFile = await begun(path);
        await put([...REJECT_COLUMNS, ...(source?.columns ?? [])], '\ufeff');
      }
      if (bytes >= mostBytes) {
        unlisted += 1;
        return;
      }
      const cells = source && source !== lastSource ? cellsOf(source) : [];
      lastSource = source;
      await put([String(line), ...rejectCells(reject), ...cells]);
    },
    count: () => count,
    unlisted: () => unlisted,
    close: async () => {
      if (!begunFile) return;
      const { stream, written, target } = begunFile;
      if (stream.writableEnded) return;
      stream.end();
      await finished(stream);
      if (written !== target) await rename(written, target);
    },
  };
}

interface BegunFile {
  readonly stream: WriteStream;
  /** Path of what is being written. */
  readonly written: string;
  /** Path where it belongs, the target of a link. */
  readonly target: string;
}

async function begun(path: string): Promise<BegunFile> {
  const there = await stat(path).catch(() => undefined);
  const target = there ? await realpath(path) : path;
  // A device or pipe is written to directly: renaming would replace it by a file.
  const written = there && !there.isFile() ? target : `${target}.part`;
  const file = await openFile(written, 'w').catch(() => {
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `--rejects requires a path where a file can be written, but got: "${path}".`,
    );
  });
  const stream = file.createWriteStream();
  stream.on('error', () => undefined); // A full disk: `close` reports it; an unhandled event would end the process.
  return { stream, written, target };
}

function rejectCells({ column, value, reason, code = 'CELL_UNUSABLE' }: Reject): string[] {
  return [column, oneLine(value), code, `${REJECT_REASONS[code].zh}：${oneLine(reason)}`];
}

/** Line ends would move the rows below away from their lines. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

/** The cells that a row lacks are marked, so that it stays too short until somebody mends it. */
function cellsOf({ cells, columns }: SourceRow): ReadonlyArray<string> {
  const missing = Math.max(0, columns.length - cells.length);
  return [...cells, ...Array.from({ length: missing }, () => MISSING_CELL)];
}
