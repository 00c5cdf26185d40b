import { RiverGateError } from '../../errors/rivergate-error';
import { isJsonObject } from '../../domain/is-json-object';
import type { Reject } from './reject-reasons';
import type { FeedInput } from './feed-input';
import { jsonScanner, type JsonItem } from './json-scanner';
import { unreadableBytes } from './unreadable-bytes';

/** What the items of an array must be. */
export type ItemForm = 'object' | 'array' | 'string';

/** Begins the name of the one cell that a JSON item has as a row of the file. */
export const JSON_COLUMN = 'json:';

/**
 * Yields the items of the arrays at these key paths (`features`, `data.rows`; `''` for a file that
 * is itself an array) in file order, one at a time. Needs memory for one item, regardless of the
 * length of the file. Everything else in the file is skipped. An item of another form, with a key
 * twice in one object or with unreadable bytes is reported and not yielded. Throws
 * IMPORT_INPUT_INVALID if the file is not JSON, is cut off, or has none of the arrays or one twice.
 */
export async function* jsonItems(
  input: FeedInput,
  forms: Readonly<Record<string, ItemForm>>,
): AsyncGenerator<JsonItem> {
  const paths = Object.keys(forms);
  const scanner = jsonScanner(paths);
  const counts = new Map<string, number>();
  for await (const piece of input.text.pieces)
    for (const item of scanner.items(piece)) {
      const source = { line: item.line, columns: [JSON_COLUMN + item.path], cells: [item.text] };
      const number = (counts.get(item.path) ?? 0) + 1;
      counts.set(item.path, number);
      const fault = itemFault(input, item, { form: forms[item.path], number });
      if (fault) input.log.refuse(source, fault);
      else {
        input.log.begin(source);
        yield item;
      }
    }
  if (scanner.isWhole() && scanner.hasFound()) return;
  throw new RiverGateError(
    'IMPORT_INPUT_INVALID',
    scanner.isWhole()
      ? `The file has no array at ${paths.map((path) => `"${path}"`).join(' or ')}.`
      : 'The file is not a complete JSON document: it ends in the middle.',
    { stage: 'PARSE' },
  );
}

interface WantedItem {
  readonly form: ItemForm | undefined;
  /** Its place in the array, from 1. */
  readonly number: number;
}

const MAX_SHOWN = 200;

function itemFault(
  input: FeedInput,
  { line, lastLine, text, path, value, keys }: JsonItem,
  { form = 'object', number }: WantedItem,
): Reject | undefined {
  const column = `${path}[${String(number)}]`;
  const unreadable = unreadableBytes(input, { first: line, last: lastLine, column, text });
  if (unreadable) return unreadable;
  const shown = { column, value: text.slice(0, MAX_SHOWN) };
  if (formOf(value) !== form)
    return {
      ...shown,
      reason: `wanted an item that is ${form === 'string' ? 'a text' : `an ${form}`}`,
      code: 'ITEM_MALFORMED',
    };
  if (keysOf(value) === keys) return undefined;
  return { ...shown, reason: 'has a key twice in one object', code: 'KEY_REPEATED' };
}

function formOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'string') return 'string';
  return isJsonObject(value) ? 'object' : 'none';
}

/** Number of keys in all objects of a value. */
function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const parts: ReadonlyArray<unknown> = Object.values(value);
  const own = Array.isArray(value) ? 0 : parts.length;
  return parts.reduce<number>((sum, part) => sum + keysOf(part), own);
}
