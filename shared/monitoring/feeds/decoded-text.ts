import type { Readable } from 'node:stream';

/**
 * Text of a byte stream: UTF-8 with or without a byte-order mark, else GB 18030, recognised by the
 * first bytes that are not ASCII. Holds one chunk, or the few bytes that do not decide yet.
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
      yield held.toString('latin1'); // The same in both encodings.
      held = Buffer.alloc(0);
    } else if (held.length - telling >= SAMPLE_BYTES) {
      decoder = new TextDecoder(encodingOf(held));
      yield decoder.decode(held, { stream: true });
    }
  }
  yield decoder ? decoder.decode() : new TextDecoder(encodingOf(held)).decode(held);
}

const LAST_ASCII = 0x7f;

/** So many bytes from the first that is not ASCII: Chinese in GB 18030 is no UTF-8 for that long. */
const SAMPLE_BYTES = 64;

/** Streaming, so that a character cut by the end of what is held is no fault. */
function encodingOf(bytes: Buffer): 'utf-8' | 'gb18030' {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}
