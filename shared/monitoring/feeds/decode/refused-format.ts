import { RiverGateError } from '../../../errors/rivergate-error';

interface RefusedFormat {
  readonly name: string;
  readonly begins: ReadonlyArray<Buffer>;
  readonly remedy: string;
}

const SAVE_AS =
  'open it and save it as .xlsx or as "CSV UTF-8" (请在 Excel 或 WPS 中另存为 .xlsx 或“CSV UTF-8”后再导入)';
const UNPACK = 'unpack it first (请先解压)';

/** Formats that are recognised by their first bytes and not read. */
const FORMATS: ReadonlyArray<RefusedFormat> = [
  {
    name: 'a workbook of the older binary form (.xls, .et)',
    begins: [Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    remedy: SAVE_AS,
  },
  { name: 'RAR', begins: [Buffer.from('Rar!')], remedy: UNPACK },
  { name: '7z', begins: [Buffer.from('377abcaf271c', 'hex')], remedy: UNPACK },
  { name: 'bzip2', begins: [Buffer.from('BZh')], remedy: UNPACK },
  { name: 'xz', begins: [Buffer.from('fd377a585a00', 'hex')], remedy: UNPACK },
  { name: 'Zstandard', begins: [Buffer.from('28b52ffd', 'hex')], remedy: UNPACK },
  { name: 'PDF', begins: [Buffer.from('%PDF')], remedy: 'export its table as CSV (请导出为 CSV)' },
  { name: 'Parquet', begins: [Buffer.from('PAR1')], remedy: 'export it as CSV (请导出为 CSV)' },
];

/** Text that spreadsheets open as a workbook although it is a page or XML. */
const MARKUP = /^\s*<(?:!doctype html|html|table|\?xml|\?mso)/iu;

/**
 * Throws IMPORT_FORMAT_REFUSED if the first bytes of a file are of a format that is not read, with
 * how to save it in one that is.
 */
export function refuseFormat(start: Buffer): void {
  const found = FORMATS.find(({ begins }) => begins.some((bytes) => beginsWith(start, bytes)));
  if (found) throw refusedFormat(found.name, found.remedy);
  if (MARKUP.test(start.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')))
    throw refusedFormat('a page or XML, even if it is named .xls', SAVE_AS);
}

/** The refusal of a file in a format that is not read. */
export function refusedFormat(name: string, remedy: string): RiverGateError {
  return new RiverGateError('IMPORT_FORMAT_REFUSED', `The file is ${name}: ${remedy}.`, {
    stage: 'DECODE',
  });
}

/** How to save a workbook in a form that is read. */
export const SAVE_WORKBOOK_AS = SAVE_AS;

/** Whether bytes begin with others. */
export function beginsWith(start: Buffer, bytes: Buffer): boolean {
  return start.subarray(0, bytes.length).equals(bytes);
}
