import type { Reader } from '../../shared/data/database';
import { groupBy, keyed, keyedBy } from '../../shared/data/keyed';
import { keyOfCursor, pageOf, type Page, type PageRequest } from '../../shared/graphql/connection';
import type { RedTideRecord } from './red-tide.record';

/** Which red tides are asked for. */
export interface RedTideArgs extends PageRequest {
  /** Seen on or after this day; null: from the beginning. */
  readonly from: string | null;
  /** Begun before this day; null: until now. */
  readonly to: string | null;
}

/** Red tides of a department's request, newest first. */
export interface RedTideLoaders {
  /** A page of those in a sea (its code), or of all (`''`). */
  readonly page: (args: RedTideArgs, waterBody: string) => Promise<Page<RedTideRecord>>;
}

/** Makes the loaders of one request. */
export function redTideLoaders(reader: Reader): RedTideLoaders {
  const page = keyedBy((args: RedTideArgs, keys: ReadonlyArray<string>) =>
    pages(reader, args, keys),
  );
  const none = (args: RedTideArgs) =>
    pageOf<RedTideRecord>([], args, { keyOf: keyOf, count: () => Promise.resolve(0) });
  return { page: async (args, waterBody) => (await page(args, waterBody)) ?? none(args) };
}

const WHERE = `(wanted.key = '' or t.water_body_code = wanted.key)
  and ($2::date is null or coalesce(t.ended_on, 'infinity'::date) >= $2)
  and ($3::date is null or t.started_on < $3)`;

async function pages(
  reader: Reader,
  args: RedTideArgs,
  keys: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, Page<RedTideRecord>>> {
  const [startedOn, id] = (keyOfCursor(args.after) ?? '|').split('|');
  const rows = await reader.query<RedTideRecord & { readonly key: string }>(
    `select wanted.key, t.* from unnest($1::text[]) wanted (key)
     cross join lateral (
       select * from ocean.red_tide t where ${WHERE}
         and ($4 = '' or (t.started_on, t.id) < (nullif($4, '')::date, $5))
       order by t.started_on desc, t.id desc limit $6
     ) t order by wanted.key, t.started_on desc, t.id desc`,
    [keys, args.from, args.to, startedOn ?? '', id ?? '', args.first + 1],
  );
  const groups = groupBy(rows, (row) => row.key);
  const counts = keyed<string, number>(() => counted(reader, args, keys));
  return new Map(
    keys.map((key) => [
      key,
      pageOf(groups.get(key) ?? [], args, {
        keyOf,
        count: async () => (await counts.load(key)) ?? 0,
      }),
    ]),
  );
}

async function counted(
  reader: Reader,
  args: RedTideArgs,
  keys: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.query<{ key: string; count: number }>(
    `select wanted.key, count(t.id) from unnest($1::text[]) wanted (key) left join ocean.red_tide t on ${WHERE} group by wanted.key`,
    [keys, args.from, args.to],
  );
  return new Map(rows.map(({ key, count }) => [key, count]));
}

function keyOf(row: RedTideRecord): string {
  return `${row.started_on}|${row.id}`;
}
