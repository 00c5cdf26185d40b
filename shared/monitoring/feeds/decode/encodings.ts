import { RiverGateError } from '../../../errors/rivergate-error';

/** Encodings in which files are read. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'windows-1252',
] as const;

/** One of the encodings. */
export type Encoding = (typeof ENCODINGS)[number];

/** Other names by which people know an encoding; GB 18030 contains GBK and GB 2312. */
const OTHER_NAMES: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  'big-5': 'big5',
  cp950: 'big5',
  cp1252: 'windows-1252',
};

/** The encoding of a name; throws BAD_USER_INPUT if there is none. */
export function encodingNamed(name: string): Encoding {
  const plain = name.trim().toLowerCase();
  const found = ENCODINGS.find((encoding) => encoding === plain) ?? OTHER_NAMES[plain];
  if (found) return found;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `An encoding is one of ${ENCODINGS.join(', ')}, but got: "${name}".`,
  );
}

/** What Windows-1252 has at 0x80 to 0x9F; Node reads C1 controls there. */
const WINDOWS_80_9F =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** The text of bytes; undefined if they are not whole characters of the encoding. */
export function strictText(bytes: Buffer, encoding: Encoding): string | undefined {
  if (encoding === 'windows-1252') return windowsText(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether bytes begin with a fault: more bytes could not make them characters of the encoding. */
export function isFaulty(bytes: Buffer, encoding: Encoding): boolean {
  if (encoding === 'windows-1252') return false;
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return false;
  } catch {
    return true;
  }
}

/** The text of bytes with U+FFFD for what is no character of the encoding. */
export function lenientText(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'windows-1252') return windowsText(bytes);
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

function windowsText(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (one) => WINDOWS_80_9F[one.charCodeAt(0) - 0x80] ?? one);
}
