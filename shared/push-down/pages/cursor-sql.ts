import { listDigest, untagged } from '../../graphql/bound-cursors';
import { keyOfCursor } from '../../graphql/connection';
import type { ArgumentValues } from '../arguments';
import { Fallback } from '../fallback';
import type { Run } from '../parameters';
import { BROKEN_SQL } from '../text/json-text';

/** A paged list: its coordinate, and of what object it is. */
export interface PagedList {
  readonly coordinate: string;
  /** Field of the parent's key; null for a list of Query. */
  readonly parentKey: string | null;
}

/** The key and the tag of a cursor; both null without one. */
export interface SplitCursor {
  readonly cursor: string | null;
  readonly key: string | null;
  readonly tag: string | null;
}

/** Splits a cursor whose tag SQL compares; throws `Fallback` for one that is damaged. */
export function splitCursor(after: unknown, coordinate: string): SplitCursor {
  if (after === null || after === undefined) return { cursor: null, key: null, tag: null };
  const text = String(after);
  const end = text.lastIndexOf('.');
  const cursor = text.slice(0, end);
  try {
    if (end > 0) return { cursor, key: keyOfCursor(cursor), tag: text.slice(end + 1) };
  } catch {
    // The resolvers report CURSOR_INVALID.
  }
  throw new Fallback('ARGUMENT', `${coordinate}: after`);
}

/** Digests of a list, by the keys of a request; of a list of Query there is one. */
export function digestsOf(
  { coordinate, parentKey }: PagedList,
  { keys }: Run,
  args: ArgumentValues,
): ReadonlyArray<string> {
  if (parentKey === null) return [listDigest(coordinate, null, args)];
  return keys.map((key) => listDigest(coordinate, [parentKey, key], args));
}

/** The key after which a page begins; throws `Fallback` for a cursor that is not of every list. */
export function keyAfter(list: PagedList, run: Run, args: ArgumentValues): string | null {
  const after = args['after'] ?? null;
  if (after === null) return null;
  const lists = new Set(digestsOf(list, run, args));
  const [only] = lists;
  try {
    if (lists.size === 1 && only !== undefined)
      return keyOfCursor(untagged(String(after), only, list.coordinate));
  } catch {
    // The resolvers report CURSOR_INVALID.
  }
  throw new Fallback('ARGUMENT', `${list.coordinate}: after`);
}

/**
 * SQL of the JSON text of a cursor: of a key, valid for the list with this digest. Null for null,
 * broken for a broken key.
 */
export function cursorSql(key: string, digest: string): string {
  return `(select case when c.k = ${BROKEN_SQL} then c.k else '"' || c.c || '.' || ${tagSql('c.c', digest)} || '"' end
    from (select k.k, ${base64Url(`convert_to('v1:' || k.k, 'UTF8')`)} as c from (select ${key} as k offset 0) k offset 0) c)`;
}

/** SQL of the tag of a cursor without it, in the list with this digest. */
export function tagSql(cursor: string, digest: string): string {
  return digestOfText(`'["' || ${digest} || '","' || ${cursor} || '"]'`);
}

/** SQL of the digest of a JSON text, as `listDigest` calculates it. */
export function digestOfText(json: string): string {
  return `substr(${base64Url(`sha256(convert_to(${json}, 'UTF8'))`)}, 1, 16)`;
}

function base64Url(bytes: string): string {
  return `rtrim(translate(encode(${bytes}, 'base64'), E'+/\\n', '-_'), '=')`;
}
