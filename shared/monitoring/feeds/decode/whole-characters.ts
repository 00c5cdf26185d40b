import type { Encoding } from './encodings';

/**
 * Number of bytes, from the start, that can be decoded without those that follow. In GB 18030 and
 * Big5 a character can only be known to be whole before a byte that never ends one; without such a
 * byte in a mebibyte all is decoded, since no text has such a line.
 */
export function wholeCharacters(bytes: Buffer, encoding: Encoding): number {
  switch (encoding) {
    case 'utf-8':
      return bytes.length - cutUtf8(bytes);
    case 'utf-16le':
    case 'utf-16be':
      return wholeUtf16(bytes, encoding === 'utf-16le' ? 1 : 0);
    case 'windows-1252':
      return bytes.length;
    default:
      return wholeDoubleByte(bytes);
  }
}

/** Number of bytes of a character that is cut at the end. */
function cutUtf8(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return size > back ? back : 0;
  }
  return 0;
}

function wholeUtf16(bytes: Buffer, high: 0 | 1): number {
  const even = bytes.length - (bytes.length % 2);
  const last = bytes[even - 2 + high] ?? 0;
  return last >= 0xd8 && last < 0xdc ? even - 2 : even;
}

const LEAST_TRAIL = 0x30;
const MAX_HELD_BYTES = 1_048_576;

function wholeDoubleByte(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= 0; at -= 1)
    if ((bytes[at] ?? 0) < LEAST_TRAIL) return at + 1;
  return bytes.length > MAX_HELD_BYTES ? bytes.length : 0;
}
