import type { Readable } from 'node:stream';

/**
 * Text of a byte stream: UTF-8 with or without a byte-order mark, else GB 18030, told by the first
 * bytes that are not ASCII; a first mebibyte of ASCII counts as UTF-8. Holds no more than that.
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
    if (isAscii(held) && held.length < MAX_HELD_BYTES) continue;
    decoder = new TextDecoder(encodingOf(held));
    yield decoder.decode(held, { stream: true });
  }
  if (decoder) yield decoder.decode();
  else yield new TextDecoder(encodingOf(held)).decode(held);
}

const MAX_HELD_BYTES = 1 << 20;

function isAscii(bytes: Buffer): boolean {
  return !bytes.some((byte) => byte > 0x7f);
}

/** Cut to the last ASCII byte, so that a character split by the chunk's end does not count as a fault. */
function encodingOf(bytes: Buffer): 'utf-8' | 'gb18030' {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) > 0x7f) end -= 1;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(
      bytes.subarray(0, end === 0 ? bytes.length : end),
    );
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}
