import { isFaulty, lenientText, strictText, type Encoding } from './encodings';

/** Bytes that are no character of the encoding. */
export interface BadBytes {
  /** Where their U+FFFD stands in the text. */
  readonly at: number;
  /** Offset of the first of them. */
  readonly byte: number;
  /** In hexadecimal. */
  readonly bytes: string;
}

/** A text in which each fault is one U+FFFD. */
export interface RepairedText {
  readonly text: string;
  readonly faults: ReadonlyArray<BadBytes>;
}

/**
 * Decodes bytes that are not all characters of the encoding. Line by line, because the search for a
 * fault decodes its surroundings repeatedly.
 */
export function repairedText(bytes: Buffer, encoding: Encoding): RepairedText {
  const faults: BadBytes[] = [];
  let text = '';
  let from = 0;
  for (const end of lineEnds(bytes, encoding)) {
    while (from < end) {
      const rest = bytes.subarray(from, end);
      const bad = firstFault(rest, encoding);
      const good = rest.subarray(0, bad?.from ?? rest.length);
      text += lenientText(good, encoding);
      from += bad?.to ?? rest.length;
      if (!bad) continue;
      const hex = rest.subarray(bad.from, bad.to).toString('hex').toUpperCase();
      const byte = from - (bad.to - bad.from);
      faults.push({ at: text.length, byte, bytes: hex.replace(/..(?=.)/g, '$& ') });
      text += '\ufffd';
    }
  }
  return { text, faults };
}

/** Where lines end, and at last the end of the bytes. */
function* lineEnds(bytes: Buffer, encoding: Encoding): Generator<number> {
  const step = encoding.startsWith('utf-16') ? 2 : 1;
  const low = encoding === 'utf-16be' ? 1 : 0;
  for (let at = 0; at + step <= bytes.length; at += step)
    if (bytes[at + low] === 0x0a && (step === 1 || bytes[at + 1 - low] === 0)) yield at + step;
  yield bytes.length;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The first bytes that are no character; undefined if there are none. */
function firstFault(bytes: Buffer, encoding: Encoding): Span | undefined {
  if (strictText(bytes, encoding) !== undefined) return undefined;
  let [sound, faulty] = [0, bytes.length + 1];
  while (faulty - sound > 1) {
    const middle = (sound + faulty) >> 1;
    if (middle <= bytes.length && !isFaulty(bytes.subarray(0, middle), encoding)) sound = middle;
    else faulty = middle;
  }
  let from = Math.min(sound, bytes.length);
  while (from > 0 && strictText(bytes.subarray(0, from), encoding) === undefined) from -= 1;
  const to = encoding.startsWith('utf-16') ? from + 2 : Math.max(sound, from + 1);
  return { from, to: Math.min(bytes.length, to) };
}
