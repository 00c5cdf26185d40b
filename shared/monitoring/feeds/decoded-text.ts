import type { Readable } from 'node:stream';

/**
 * Yields the text of a byte stream: UTF-8 with or without a byte-order mark, otherwise GB 18030,
 * detected from the first bytes that are not ASCII. Buffers one chunk, or the few bytes that are
 * not yet enough to detect the encoding.
 */
export async function* decodedText(input: Readable): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of input as AsyncIterable<Buffer>) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const telling = held.findIndex((byte) => byte > LAST_ASCII);
    if (telling === -1) {
      yield held.toString('latin1'); // ASCII is the same in both encodings.
      held = Buffer.alloc(0);
    } else if (held.length - telling >= SAMPLE_BYTES) {
      decoder = new TextDecoder(encodingOf(held));
      yield decoder.decode(held, { stream: true });
    }
  }
  yield decoder ? decoder.decode() : new TextDecoder(encodingOf(held)).decode(held);
}

const LAST_ASCII = 0x7f;

/**
 * Number of bytes, from the first that is not ASCII, that decide the encoding: Chinese text of that
 * length in GB 18030 is not valid UTF-8.
 */
const SAMPLE_BYTES = 64;

/**
 * Detects the encoding; streaming mode, so that a character cut at the end of the buffer is not an
 * error.
 */
function encodingOf(bytes: Buffer): 'utf-8' | 'gb18030' {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}
