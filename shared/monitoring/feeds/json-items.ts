import type { Readable } from 'node:stream';
import { RiverGateError } from '../../errors/rivergate-error';
import { decodedText } from './decoded-text';
import { jsonScanner, type JsonItem } from './json-scanner';

/**
 * Yields the items of the arrays at these key paths (`features`, `data.rows`; `''` for a file that
 * is itself an array) in file order, one at a time. Needs memory for one item, regardless of the
 * length of the file. Everything else in the file is skipped. Throws IMPORT_INPUT_INVALID if the
 * file is not JSON, is cut off, or has none of the arrays.
 */
export async function* jsonItems(
  input: Readable,
  paths: ReadonlyArray<string>,
): AsyncGenerator<JsonItem> {
  const scanner = jsonScanner(paths);
  for await (const text of decodedText(input)) yield* scanner.items(text);
  if (scanner.isWhole() && scanner.hasFound()) return;
  throw new RiverGateError(
    'IMPORT_INPUT_INVALID',
    scanner.isWhole()
      ? `The file has no array at ${paths.map((path) => `"${path}"`).join(' or ')}.`
      : 'The file is not a complete JSON document: it ends in the middle.',
  );
}
