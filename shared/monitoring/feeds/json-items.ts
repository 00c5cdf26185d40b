import type { Readable } from 'node:stream';
import { RiverGateError } from '../../errors/rivergate-error';
import { decodedText } from './decoded-text';
import { jsonScanner, type JsonItem } from './json-scanner';

/**
 * Items of the arrays that lie at these key paths (`features`, `data.rows`; `''` is a file that is
 * an array itself), in the order of the file, one at a time: memory for one item, however long the
 * file. Everything else in the file is passed over unread. Throws IMPORT_INPUT_INVALID if the file
 * is no JSON, is cut off, or has none of the arrays.
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
      : 'The file is no whole JSON document: it ends in the middle.',
  );
}
