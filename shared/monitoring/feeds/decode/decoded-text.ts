import { isAscii, isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { repairedText } from './byte-faults';
import { encodingOf, markOf, unmarkedUtf16, type EncodingHint } from './encoding-of';
import { strictText, type Encoding } from './encodings';
import { textPlace, type ByteFault, type TextPlace } from './text-place';
import { contradictedMark, unfitEncoding } from './unfit-encoding';
import { wholeCharacters } from './whole-characters';

/** The text of a byte stream. */
export interface DecodedText {
  /** Its pieces, in order; bytes that are no character are U+FFFD. */
  readonly pieces: AsyncIterable<string>;
  /** Its encoding as far as it was read: `ascii` while it had nothing else. */
  readonly encoding: () => Encoding | 'ascii';
  /** The first fault of its bytes on these lines; those before them are forgotten. */
  readonly faultOn: (first: number, last: number) => ByteFault | undefined;
}

/**
 * Decodes a byte stream: UTF-8 and UTF-16 by their mark or strictly, else the encoding that the
 * feed declares; or the one that the caller names. Needs memory for a chunk and a sample. A bad
 * byte is a fault at its place and does not change the encoding. `pieces` throws
 * IMPORT_ENCODING_UNFIT if no encoding fits, or more than one.
 */
export function decodedText(input: Readable, hint: EncodingHint): DecodedText {
  const place = textPlace();
  const state: Decoding = {
    hint,
    place,
    hasBegun: false,
    encoding: undefined,
    sample: Buffer.alloc(0),
  };
  return {
    pieces: decodedPieces(input, state),
    encoding: () => state.encoding ?? 'ascii',
    faultOn: place.faultOn,
  };
}

interface Decoding {
  readonly hint: EncodingHint;
  readonly place: TextPlace;
  hasBegun: boolean;
  /** Undefined while there was only ASCII. */
  encoding: Encoding | undefined;
  /** The bytes by which the encoding was chosen. */
  sample: Buffer;
}

async function* decodedPieces(input: Readable, state: Decoding): AsyncGenerator<string> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of input as AsyncIterable<Buffer>) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    held = begun(state, held, held.length < START_BYTES);
    for (let ready = 1; ready > 0 && held.length > 0; held = held.subarray(ready)) {
      ready = readyBytes(state, held, false);
      if (ready > 0) yield decoded(state, held.subarray(0, ready));
    }
  }
  held = begun(state, held, false);
  for (let ready = 0; held.length > 0; held = held.subarray(ready)) {
    ready = readyBytes(state, held, true);
    yield decoded(state, held.subarray(0, ready));
  }
}

/** Bytes by which a mark, or UTF-16 without one, is recognised. */
const START_BYTES = 512;

/** Bytes from the first that is not ASCII by which the encoding is chosen. */
const SAMPLE_BYTES = 65_536;

/** Looks for a mark at the beginning; returns the bytes after it. */
function begun(state: Decoding, held: Buffer, isTooShort: boolean): Buffer {
  if (state.hasBegun || isTooShort) return held;
  state.hasBegun = true;
  const { given } = state.hint;
  const mark = markOf(held);
  if (mark && given !== undefined && given !== mark.encoding) throw contradictedMark(mark, given);
  if (mark) state.place.skip(mark.bytes);
  state.encoding = mark?.encoding ?? given ?? unmarkedUtf16(held);
  state.sample = held.subarray(0, START_BYTES);
  return held.subarray(mark?.bytes ?? 0);
}

/** Number of bytes that can be decoded now; 0 if more are needed. */
function readyBytes(state: Decoding, held: Buffer, isEnd: boolean): number {
  if (!state.hasBegun) return 0;
  if (!state.encoding) {
    const plain = isAscii(held) ? held.length : held.findIndex((byte) => byte > LAST_ASCII);
    if (plain > 0) return plain;
    if (!isEnd && held.length < SAMPLE_BYTES) return 0;
    choose(state, held);
  }
  return isEnd || !state.encoding ? held.length : wholeCharacters(held, state.encoding);
}

const LAST_ASCII = 0x7f;

function choose(state: Decoding, sample: Buffer): void {
  const { declared } = state.hint;
  state.sample = sample.subarray(0, SAMPLE_BYTES);
  state.encoding = encodingOf(state.sample, declared);
  if (state.encoding) return;
  const wanted = declared === 'utf-8' ? 'UTF-8' : `UTF-8, or ${declared} as its feed declares`;
  throw unfitEncoding(state.sample, `The file must be in ${wanted}, but reads as neither or both.`);
}

/** A file with more faults than this, in more than one line of ten, is in another encoding. */
const MAX_FAULTS = 1000;

function decoded({ encoding = 'utf-8', place, sample }: Decoding, bytes: Buffer): string {
  const plain = plainText(bytes, encoding);
  if (plain !== undefined) {
    place.pass(plain, bytes.length);
    return plain;
  }
  const { text, faults } = repairedText(bytes, encoding);
  place.passFaults(text, bytes.length, faults);
  if (place.faults() > MAX_FAULTS && place.faults() > place.line() / 10)
    throw unfitEncoding(sample, `The file does not fit ${encoding}.`);
  return text;
}

function plainText(bytes: Buffer, encoding: Encoding): string | undefined {
  if (encoding !== 'utf-8') return strictText(bytes, encoding);
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}
