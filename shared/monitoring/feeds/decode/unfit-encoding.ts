import { RiverGateError } from '../../../errors/rivergate-error';
import type { EncodingMark } from './encoding-of';
import { lenientText, type Encoding } from './encodings';

const READINGS: ReadonlyArray<Encoding> = ['utf-8', 'gb18030', 'big5', 'windows-1252'];
const MAX_NAMES = 3;
const MAX_NAME_CHARACTERS = 24;
const SAMPLE_BYTES = 4096;

/**
 * The refusal of a file in none of the encodings that it may have, with its first names in each
 * reading, so that the reader recognises the right one.
 */
export function unfitEncoding(sample: Buffer, why: string): RiverGateError {
  const names = firstNames(sample.subarray(0, SAMPLE_BYTES));
  const readings = READINGS.map((encoding) => ({
    encoding,
    names: names.map((bytes) => shown(lenientText(bytes, encoding))),
  }));
  const listed = readings
    .map((reading) => `${reading.encoding} ${reading.names.map((name) => `"${name}"`).join(', ')}`)
    .join('; ');
  return new RiverGateError(
    'IMPORT_ENCODING_UNFIT',
    `${why} The first names beyond ASCII in each reading: ${listed}. Name the right one with --encoding (文件编码无法确定，请用 --encoding 指明).`,
    { stage: 'DECODE', readings },
  );
}

/** The refusal of a file whose byte-order mark contradicts the encoding that the caller names. */
export function contradictedMark(mark: EncodingMark, given: Encoding): RiverGateError {
  return new RiverGateError(
    'IMPORT_ENCODING_UNFIT',
    `The file begins with the byte-order mark of ${mark.encoding}, but --encoding names ${given} (文件的字节序标记与 --encoding 不符).`,
    { stage: 'DECODE' },
  );
}

/** The first cells with bytes beyond ASCII. */
function firstNames(sample: Buffer): Buffer[] {
  const names: Buffer[] = [];
  let from = 0;
  for (let at = 0; at <= sample.length && names.length < MAX_NAMES; at += 1) {
    const byte = sample[at];
    if (byte !== undefined && !SEPARATORS.has(byte)) continue;
    const cell = sample.subarray(from, at);
    from = at + 1;
    if (cell.some((one) => one > 0x7f) && !names.some((name) => name.equals(cell)))
      names.push(cell);
  }
  return names;
}

const SEPARATORS: ReadonlySet<number> = new Set(Buffer.from(',\t\r\n"'));

function shown(text: string): string {
  return text.slice(0, MAX_NAME_CHARACTERS).replace(/\p{Cc}/gu, '\ufffd');
}
