import { readFile } from 'node:fs/promises';
import { chosenEntry } from './chosen-entry';
import { damaged, tooLarge } from './unpacked';
import type { ZipArchive } from './zip-entries';

/** Most bytes of a workbook's parts: it is read as a whole. */
const MAX_WORKBOOK_BYTES = 64 * 1024 * 1024;

/** A sheet of a workbook as CSV in UTF-8. */
export interface SheetText {
  readonly sheet: string;
  readonly bytes: AsyncIterable<Buffer>;
}

/**
 * Reads the cells of a workbook's sheet: values, and of formulas their last results; no macros,
 * links or entities. Dates are `YYYY-MM-DD` or `YYYY-MM-DD HH:mm:ss`. Throws
 * IMPORT_UNPACKED_TOO_LARGE before it is unpacked if its parts are too large, IMPORT_ENTRY_WANTED
 * if several sheets have cells, and IMPORT_FORMAT_REFUSED if it is damaged.
 */
export async function workbookText(
  path: string,
  archive: ZipArchive,
  entry: string | undefined,
): Promise<SheetText> {
  await checkParts(archive);
  const sheets = await sheetsOf(path);
  const filled = sheets.filter(({ data }) => data.length > 0);
  const name = chosenEntry(
    filled.map(({ sheet }) => sheet),
    entry,
    'sheets',
  );
  const rows = filled.find(({ sheet }) => sheet === name)?.data ?? [];
  return { sheet: name, bytes: lines(rows) };
}

/** Sizes in the directory may be wrong, so the parts are unpacked once and thrown away. */
async function checkParts({ entries }: ZipArchive): Promise<void> {
  const declared = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (declared > MAX_WORKBOOK_BYTES) throw tooLarge(MAX_WORKBOOK_BYTES);
  let bytes = 0;
  for (const entry of entries)
    for await (const piece of entry.bytes()) {
      bytes += piece.length;
      if (bytes > MAX_WORKBOOK_BYTES) throw tooLarge(MAX_WORKBOOK_BYTES);
    }
}

interface Sheet {
  readonly sheet: string;
  readonly data: ReadonlyArray<ReadonlyArray<unknown>>;
}

/** The library is loaded when a workbook comes: most processes never see one. */
async function sheetsOf(path: string): Promise<ReadonlyArray<Sheet>> {
  const bytes = await readFile(path);
  const { default: readWorkbook } = await import('read-excel-file/node');
  try {
    return await readWorkbook(bytes);
  } catch (thrown) {
    throw damaged(thrown);
  }
}

async function* lines(rows: Sheet['data']): AsyncGenerator<Buffer> {
  for (const row of rows) {
    await Promise.resolve();
    yield Buffer.from(`${row.map(cellText).map(quoted).join(',')}\n`);
  }
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!(value instanceof Date)) return '';
  if (Number.isNaN(value.getTime())) return '#VALUE!';
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
