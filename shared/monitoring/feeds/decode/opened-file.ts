import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RiverGateError } from '../../../errors/rivergate-error';
import { chosenEntry } from './chosen-entry';
import type { Encoding } from './encodings';
import { beginsWith, refuseFormat, refusedFormat, SAVE_WORKBOOK_AS } from './refused-format';
import { unpacked } from './unpacked';
import { workbookText } from './workbook-text';
import { zipArchive, type ZipArchive } from './zip-entries';

/** The bytes of a file's table. */
export interface OpenedFile {
  readonly bytes: Readable;
  /** The container and what was read of it: `gzip`, `zip: hours.csv`, `xlsx: Sheet1`; else null. */
  readonly container: string | null;
  /** Its encoding, if the container says it. */
  readonly encoding?: Encoding;
}

const START_BYTES = 512;
const GZIP = Buffer.from('1f8b', 'hex');
const ZIP = Buffer.from('504b0304', 'hex');
const EMPTY_ZIP = Buffer.from('504b0506', 'hex');

/**
 * Opens a file that may be packed (.gz, .zip) or a workbook (.xlsx), recognised by its content.
 * `entry` names the file or the sheet if there are several. Throws IMPORT_FORMAT_REFUSED,
 * IMPORT_ENTRY_WANTED or IMPORT_UNPACKED_TOO_LARGE; so does reading its bytes.
 */
export async function openedFile(path: string, entry?: string): Promise<OpenedFile> {
  const start = await startOf(path);
  if (beginsWith(start, ZIP) || beginsWith(start, EMPTY_ZIP)) return openedZip(path, entry);
  if (entry !== undefined)
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `--entry names a file of a zip archive or a sheet of a workbook, but "${path}" is neither.`,
    );
  if (beginsWith(start, GZIP)) {
    const { size } = await stat(path);
    const packed = createReadStream(path);
    const gunzip = createGunzip();
    packed.on('error', (error) => gunzip.destroy(error));
    return { bytes: inner(unpacked(packed.pipe(gunzip), size)), container: 'gzip' };
  }
  refuseFormat(start);
  return { bytes: createReadStream(path), container: null };
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function openedZip(path: string, entry: string | undefined): Promise<OpenedFile> {
  const archive = await zipArchive(path);
  try {
    const names = archive.entries.map(({ name }) => name);
    refuseDocuments(names);
    if (names.includes('xl/workbook.xml')) {
      const { sheet, bytes } = await workbookText(path, archive, entry);
      archive.close();
      return {
        bytes: Readable.from(bytes, { objectMode: false }),
        container: `xlsx: ${sheet}`,
        encoding: 'utf-8',
      };
    }
    const name = chosenEntry(names, entry, 'files');
    return { bytes: inner(entryBytes(archive, name)), container: `zip: ${name}` };
  } catch (thrown) {
    archive.close();
    throw thrown;
  }
}

async function* entryBytes(archive: ZipArchive, name: string): AsyncGenerator<Buffer> {
  try {
    const found = archive.entries.find((entry) => entry.name === name);
    if (found) yield* found.bytes();
  } finally {
    archive.close();
  }
}

function refuseDocuments(names: ReadonlyArray<string>): void {
  if (names.includes('xl/workbook.bin'))
    throw refusedFormat('a binary workbook (.xlsb)', SAVE_WORKBOOK_AS);
  if (names.includes('content.xml') && names.includes('mimetype'))
    throw refusedFormat('an OpenDocument file (.ods)', SAVE_WORKBOOK_AS);
  if (names.includes('word/document.xml'))
    throw refusedFormat('a Word document (.docx)', 'save its table as .xlsx or CSV (请另存表格)');
}

/** The content of a container, which may be none itself. */
function inner(bytes: AsyncIterable<Buffer>): Readable {
  return Readable.from(checked(bytes), { objectMode: false });
}

const TAR_AT = 257;

async function* checked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const piece of bytes) {
    if (start === null) {
      yield piece;
      continue;
    }
    start = Buffer.concat([start, piece]);
    if (start.length < START_BYTES) continue;
    refuseInner(start);
    yield start;
    start = null;
  }
  if (start === null || start.length === 0) return;
  refuseInner(start);
  yield start;
}

function refuseInner(start: Buffer): void {
  const isTar = start.toString('latin1', TAR_AT, TAR_AT + 5) === 'ustar';
  if (isTar || beginsWith(start, GZIP) || beginsWith(start, ZIP))
    throw refusedFormat(
      'an archive or a workbook inside a packed file',
      'unpack it first (请先解压)',
    );
  refuseFormat(start);
}
