import { listDigest, untagged } from '../../graphql/bound-cursors';
import { keyOfCursor } from '../../graphql/connection';
import type { ArgumentValues } from '../arguments';
import { Fallback } from '../fallback';
import type { Run } from '../parameters';

/** A paged list: its coordinate, and of what object it is. */
export interface PagedList {
  readonly coordinate: string;
  /** Field of the parent's key; null for a list of Query. */
  readonly parentKey: string | null;
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

/** SQL of the JSON text of a cursor: of a key, valid for the list with this digest. */
export function cursorSql(key: string, digest: string): string {
  return `(select '"' || c.c || '.' || substr(${base64Url(`sha256(convert_to('["' || ${digest} || '","' || c.c || '"]', 'UTF8'))`)}, 1, 16) || '"'
    from (select ${base64Url(`convert_to('v1:' || ${key}, 'UTF8')`)} as c offset 0) c)`;
}

function base64Url(bytes: string): string {
  return `rtrim(translate(encode(${bytes}, 'base64'), E'+/\\n', '-_'), '=')`;
}
