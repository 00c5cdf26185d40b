import type { Reader } from '../../../shared/data/database';
import { groupBy, keyed, keyedBy } from '../../../shared/data/keyed';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';
import type { LoaderFoundation } from '../../../shared/monitoring/department-context';

/** A record of a species as stored. */
export interface SpeciesRecordRow {
  readonly id: string;
  readonly area_id: string | null;
  readonly district_code: string;
  readonly scientific_name: string;
  readonly name_zh: string;
  readonly taxon: string;
  readonly individuals: number | null;
  readonly observed_on: string;
  readonly protection_level: string | null;
  readonly cell: string | null;
  readonly provenance: string;
  readonly source: string;
}

/** A page of records as asked of all, of each protected area, or of each district; null narrows not. */
export interface SpeciesPageArgs extends PageRequest {
  readonly by: 'all' | 'area_id' | 'district_code';
  /** Protected species alone, or all others alone: never both, for they are shared apart. */
  readonly protection: 'PROTECTED' | 'OTHERS';
  readonly taxon: string | null;
  readonly level: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Species records, newest first; one statement for all keys asked alike. */
export interface SpeciesRecordLoaders {
  page(args: SpeciesPageArgs, key: string): Promise<Page<SpeciesRecordRow>>;
}

/** Dataset that records are read for. */
const DATASETS = {
  PROTECTED: 'forestry/protected-species',
  OTHERS: 'forestry/species-records',
} as const;

/** Makes the loaders of one request. */
export function speciesRecordLoaders(readerOf: LoaderFoundation['readerOf']): SpeciesRecordLoaders {
  const page = keyedBy((args: SpeciesPageArgs, keys: ReadonlyArray<string>) =>
    speciesPages(readerOf(DATASETS[args.protection]), args, keys),
  );
  return {
    page: async (args, key) => {
      const found = await page(args, key);
      return found ?? speciesPage([], args, () => Promise.resolve(0));
    },
  };
}

function narrowed({ by, protection }: SpeciesPageArgs): string {
  return `${by === 'all' ? 'true' : `t.${by} = wanted.key`}
    and t.protection_level is ${protection === 'PROTECTED' ? 'not null' : 'null'}
    and ($2::text is null or t.taxon = $2) and ($3::text is null or t.protection_level = $3)
    and ($4::date is null or t.observed_on >= $4) and ($5::date is null or t.observed_on < $5)`;
}

async function speciesPages(
  reader: Reader,
  args: SpeciesPageArgs,
  keys: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, Page<SpeciesRecordRow>>> {
  const values = [keys, args.taxon, args.level, args.from, args.to];
  const rows = await reader.query<SpeciesRecordRow & { readonly key: string }>(
    `select wanted.key, t.* from unnest($1::text[]) wanted (key)
     cross join lateral (
       select * from forestry.species_record t
       where ${narrowed(args)} and ($6::date is null or (t.observed_on, t.id) < ($6, $7))
       order by t.observed_on desc, t.id desc limit $8
     ) t order by wanted.key, t.observed_on desc, t.id desc`,
    [...values, ...keyParts(keyOfCursor(args.after)), args.first + 1],
  );
  const groups = groupBy(rows, (row) => row.key);
  const counts = keyed<string, number>(async () => {
    const found = await reader.query<{ key: string; count: number }>(
      `select wanted.key, count(*) from unnest($1::text[]) wanted (key)
       join forestry.species_record t on ${narrowed(args)} group by wanted.key`,
      values,
    );
    return new Map(found.map(({ key, count }) => [key, count]));
  });
  const countOf = (key: string) => async () => (await counts.load(key)) ?? 0;
  return new Map(keys.map((key) => [key, speciesPage(groups.get(key) ?? [], args, countOf(key))]));
}

function speciesPage(
  rows: ReadonlyArray<SpeciesRecordRow>,
  request: PageRequest,
  count: () => Promise<number>,
): Page<SpeciesRecordRow> {
  return pageOf(rows, request, { keyOf: (row) => `${row.observed_on}|${row.id}`, count });
}

function keyParts(key: string | null): [string | null, string | null] {
  if (key === null) return [null, null];
  const [day = '', id = ''] = key.split('|');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || id === '') {
    throw new RiverGateError(
      'CURSOR_INVALID',
      'after wants a cursor of a list of species records.',
    );
  }
  return [day, id];
}
