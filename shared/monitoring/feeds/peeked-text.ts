import type { FeedInput } from './feed-input';

/** The beginning of a text, and the whole text. */
export interface PeekedText {
  /** The first pieces, until they end the search. */
  readonly start: string;
  /** The input from its start. */
  readonly input: FeedInput;
}

/**
 * Reads the beginning of a text without consuming it, until it matches `wanted` or ends, or is
 * longer than `most` characters; usually one piece.
 */
export async function peekedText(
  input: FeedInput,
  wanted: RegExp,
  most = 100_000,
): Promise<PeekedText> {
  const rest = input.text.pieces[Symbol.asyncIterator]();
  let start = '';
  while (!wanted.test(start) && start.length < most) {
    const { done, value } = await rest.next();
    if (done) break;
    start += value;
  }
  const pieces = joined(start, rest);
  return { start, input: { ...input, text: { ...input.text, pieces } } };
}

async function* joined(start: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield start;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
