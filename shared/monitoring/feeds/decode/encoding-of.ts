import { strictText, type Encoding } from './encodings';

/** What is known of a file's encoding before it is read. */
export interface EncodingHint {
  /** Encoding that the caller names; absent: it is detected. */
  readonly given?: Encoding | undefined;
  /** Encoding of the feed's files that are not UTF-8; `utf-8` if they always are. */
  readonly declared: Encoding;
}

/** A byte-order mark and the encoding that it marks. */
export interface EncodingMark {
  readonly encoding: Encoding;
  readonly bytes: number;
}

/** The byte-order mark at the beginning of a file. */
export function markOf(start: Buffer): EncodingMark | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf)
    return { encoding: 'utf-8', bytes: 3 };
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', bytes: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', bytes: 2 };
  return undefined;
}

const WIDE_SAMPLE_BYTES = 512;
const LEAST_WIDE_ZEROS = 1 / 8;

/**
 * UTF-16 without a mark: its line ends, commas and digits have a zero byte, always on the same
 * side. A single U+0000 in a text of another encoding is too few.
 */
export function unmarkedUtf16(start: Buffer): Encoding | undefined {
  const sample = start.subarray(0, WIDE_SAMPLE_BYTES - (start.length % 2));
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd < Math.max(2, sample.length * LEAST_WIDE_ZEROS)) return undefined;
  if (even === 0) return 'utf-16le';
  return odd === 0 ? 'utf-16be' : undefined;
}

/**
 * The encoding of a sample that has bytes beyond ASCII: strictly UTF-8, or what the feed declares
 * if the sample looks like it. UTF-8 with single bad bytes remains UTF-8: its faults are at their
 * places. Undefined if both readings are plausible, or neither.
 */
export function encodingOf(sample: Buffer, declared: Encoding): Encoding | undefined {
  const utf8 = utf8Evidence(sample);
  if (declared === 'utf-8') return utf8.whole > utf8.faults ? 'utf-8' : undefined;
  const isDeclared = looksDeclared(sample, declared);
  if (utf8.faults === 0) return utf8.long === 0 && isDeclared ? undefined : 'utf-8';
  const isUtf8 = utf8.long > utf8.faults;
  if (isUtf8 === isDeclared) return undefined;
  return isUtf8 ? 'utf-8' : declared;
}

interface Utf8Evidence {
  /** Whole characters of two bytes or more, and of three or more. */
  readonly whole: number;
  readonly long: number;
  readonly faults: number;
}

function utf8Evidence(bytes: Buffer): Utf8Evidence {
  const found = { whole: 0, long: 0, faults: 0 };
  for (let at = 0; at < bytes.length;) {
    const size = utf8Size(bytes[at] ?? 0);
    const isWhole = size > 0 && isFollowed(bytes, at + 1, size - 1);
    if (size !== 1) {
      if (!isWhole) found.faults += 1;
      else found.whole += 1;
      if (isWhole && size > 2) found.long += 1;
    }
    at += isWhole ? size : 1;
    while (!isWhole && isTrail(bytes[at])) at += 1; // The rest of a cut character is one fault with it.
  }
  return found;
}

function utf8Size(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

function isTrail(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}

function isFollowed(bytes: Buffer, from: number, count: number): boolean {
  for (let at = from; at < from + count; at += 1) if (!isTrail(bytes[at])) return false;
  return true;
}

/** Share of the different characters that must be common ones. */
const LEAST_COMMON = 0.75;

/**
 * Whether a sample reads as the declared encoding. Nearly every text in Big5 or Windows-1252 is
 * also valid GB 18030, but reads as rare characters, so three in four of the different ones must be
 * of GB 2312.
 */
function looksDeclared(sample: Buffer, declared: Encoding): boolean {
  if (declared !== 'gb18030') return strictText(sample, declared) !== undefined;
  const common = new Set<number>();
  const rare = new Set<number>();
  let faults = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const lead = sample[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = sample[at + 1] ?? 0;
    const size = gbSize(lead, trail);
    if (size === 1) faults += 1;
    else (isCommon(lead, trail) ? common : rare).add(lead * 0x100 + trail);
    at += size - 1;
  }
  return common.size >= (common.size + rare.size + faults) * LEAST_COMMON;
}

/** Size of a character of GB 18030; 1 for a byte that begins none. */
function gbSize(lead: number, trail: number): 1 | 2 | 4 {
  if (lead === 0x80 || lead === 0xff) return 1;
  if (trail < 0x30 || trail === 0x7f || trail === 0xff) return 1;
  return trail < 0x40 ? 4 : 2;
}

/** Whether a character is in a row of GB 2312 with punctuation, or with characters in use. */
function isCommon(lead: number, trail: number): boolean {
  return trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xf7));
}
