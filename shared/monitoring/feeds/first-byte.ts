import { Readable } from 'node:stream';

/**
 * A stream and its first byte that is neither white space nor part of a byte-order mark; undefined
 * if the stream is empty.
 */
export interface Peeked {
  readonly first: number | undefined;
  /** The whole stream, from its start. */
  readonly input: Readable;
}

const BLANKS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf]);

/**
 * Reads the first byte of a stream without consuming it, to recognise the format of a file; usually
 * buffers one chunk.
 */
export async function peekedByte(input: Readable): Promise<Peeked> {
  const held: Buffer[] = [];
  const rest = (input as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let first: number | undefined;
  while (first === undefined) {
    const { done, value } = await rest.next();
    if (done) break;
    held.push(value);
    first = value.find((byte) => !BLANKS.has(byte));
  }
  return { first, input: Readable.from(whole(held, rest), { objectMode: false }) };
}

async function* whole(
  held: ReadonlyArray<Buffer>,
  rest: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer> {
  yield* held;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
