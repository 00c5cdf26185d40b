import type { Reader } from '../../../shared/data/database';
import { groupBy, keyed, keyedBy } from '../../../shared/data/keyed';
import { date, int, list, nullable, text } from '../../../shared/data/sql-type';
import { statementFamily, type RowOfColumns } from '../../../shared/data/statement';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';
import type { LoaderFoundation } from '../../../shared/monitoring/department-context';

const COLUMNS = {
  id: text(),
  area_id: nullable(text()),
  district_code: text(),
  scientific_name: text(),
  name_zh: text(),
  taxon: text(),
  individuals: nullable(int()),
  observed_on: date(),
  protection_level: nullable(text()),
  cell: nullable(text()),
  provenance: text(),
  source: text(),
} as const;

/** A record of a species as stored. */
export type SpeciesRecordRow = RowOfColumns<typeof COLUMNS>;

/**
 * A requested page of records, of all areas, of one protected area or of one district; null is no
 * filter.
 */
export interface SpeciesPageArgs extends PageRequest {
  readonly by: 'all' | 'area_id' | 'district_code';
  /**
   * Only protected species or only the others, never both, because they are in different datasets.
   */
  readonly protection: 'PROTECTED' | 'OTHERS';
  readonly taxon: string | null;
  readonly level: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Species records, newest first; one statement for all keys. */
export interface SpeciesRecordLoaders {
  page(args: SpeciesPageArgs, key: string): Promise<Page<SpeciesRecordRow>>;
}

/** Dataset for which records are read. */
const DATASETS = {
  PROTECTED: 'forestry/protected-species',
  OTHERS: 'forestry/species-records',
} as const;

/** Creates the loaders of one request. */
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

const SELECTED = Object.keys(COLUMNS)
  .map((name) => `t.${name}`)
  .join(', ');

const GUARDED = [
  list(text()),
  nullable(text()),
  nullable(text()),
  nullable(date()),
  nullable(date()),
] as const;

type Choice = Pick<SpeciesPageArgs, 'by' | 'protection'>;

const EACH_CHOICE = (['all', 'area_id', 'district_code'] as const).flatMap((by) =>
  (['PROTECTED', 'OTHERS'] as const).map((protection) => [{ by, protection }] as const),
);

/** The records after a position in the list of each key, newest first. */
export const SPECIES_PAGES = statementFamily({
  text: (choice: Choice) => `select wanted.key, ${SELECTED} from unnest($1::text[]) wanted (key)
     cross join lateral (
       select * from forestry.species_record t
       where ${narrowed(choice)} and ($6::date is null or (t.observed_on, t.id) < ($6, $7))
       order by t.observed_on desc, t.id desc limit $8
     ) t order by wanted.key, t.observed_on desc, t.id desc`,
  columns: { key: text(), ...COLUMNS },
  parameters: [...GUARDED, nullable(date()), nullable(text()), int()],
  examples: EACH_CHOICE,
});

/** The number of records of each key. */
export const SPECIES_COUNTS = statementFamily({
  text: (choice: Choice) => `select wanted.key, count(*) from unnest($1::text[]) wanted (key)
       join forestry.species_record t on ${narrowed(choice)} group by wanted.key`,
  columns: { key: text(), count: int() },
  parameters: GUARDED,
  examples: EACH_CHOICE,
});

function narrowed({ by, protection }: Choice): string {
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
  const values = [keys, args.taxon, args.level, args.from, args.to] as const;
  const rows = await reader.query(SPECIES_PAGES(args), [
    ...values,
    ...keyParts(keyOfCursor(args.after)),
    args.first + 1,
  ]);
  const groups = groupBy(rows, (row) => row.key);
  const counts = keyed<string, number>(async () => {
    const found = await reader.query(SPECIES_COUNTS(args), values);
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
      'after requires a cursor of a list of species records.',
    );
  }
  return [day, id];
}
