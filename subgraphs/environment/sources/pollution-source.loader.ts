import type { Reader } from '../../../shared/data/database';
import { groupBy, indexBy, keyed, keyedBy } from '../../../shared/data/keyed';
import { int, list, nullable, present, text } from '../../../shared/data/sql-type';
import { statement, type RowOfColumns } from '../../../shared/data/statement';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';
import {
  STATION_COLUMNS,
  STATION_SQL,
  stationRow,
  type ReadFor,
  type SelectedStation,
} from '../../../shared/monitoring/stations/station-row';

/**
 * A requested page of sources: of the district given by the key, or of all districts with `ALL`.
 */
export interface SourcePageArgs extends PageRequest {
  readonly year: number | null;
  readonly medium: string | null;
}

/** Key of a page without a district filter. */
export const ALL = '';

const COLUMNS = {
  id: text(),
  name_zh: text(),
  name_en: nullable(text()),
  industry_code: text(),
  industry_zh: text(),
  district_code: nullable(text()),
  provenance: text(),
} as const;

/** A pollution source as stored. */
export type PollutionSourceRow = RowOfColumns<typeof COLUMNS>;

const SELECTED =
  'p.id, p.name_zh, p.name_en, p.industry_code, p.industry_zh, p.district_code, p.provenance';

const WHERE = `(wanted.key = '' or p.district_code = wanted.key)
  and (($2::int is null and $3::text is null) or exists (
    select from environment.pollution_source_listing l where l.source_id = p.id
      and ($2::int is null or l.year = $2) and ($3::text is null or l.medium = $3)))`;

const GUARDED = [list(text()), nullable(int()), nullable(text())] as const;

/** Sources of these ids. */
export const SOURCES_BY_ID = statement({
  text: `select ${SELECTED} from environment.pollution_source p where p.id = any($1)`,
  columns: COLUMNS,
  parameters: [list(text())],
});

/** The years and media for which sources are listed. */
export const SOURCE_LISTINGS = statement({
  text: `select source_id, year, medium from environment.pollution_source_listing
         where source_id = any($1) order by source_id, year desc, medium`,
  columns: { source_id: text(), year: int(), medium: text() },
  parameters: [list(text())],
});

/** The outlets of sources. */
export const SOURCE_OUTLETS = statement({
  text: `select t.pollution_source_id as source_id, ${STATION_SQL} from environment.station t
         where t.pollution_source_id = any($1) and t.kind = 'OUTLET' order by t.pollution_source_id, t.id`,
  columns: { source_id: present(text()), ...STATION_COLUMNS },
  parameters: [list(text())],
});

/** The sources after a position in the list of each key. */
export const SOURCE_PAGES = statement({
  text: `select wanted.key, p.* from unnest($1::text[]) wanted (key)
     cross join lateral (
       select ${SELECTED} from environment.pollution_source p
       where ${WHERE} and ($4::text is null or p.id > $4) order by p.id limit $5
     ) p order by wanted.key, p.id`,
  columns: { key: text(), ...COLUMNS },
  parameters: [...GUARDED, nullable(text()), int()],
});

/** The number of sources of each key. */
export const SOURCE_COUNTS = statement({
  text: `select wanted.key, count(*) from unnest($1::text[]) wanted (key)
     join environment.pollution_source p on ${WHERE} group by wanted.key`,
  columns: { key: text(), count: int() },
  parameters: GUARDED,
});

/** The loaders of one request over the list of pollution sources; their outlets are read for the same dataset. */
export function pollutionSourceLoaders({
  reader,
  ...readFor
}: ReadFor & { readonly reader: Reader }) {
  const pages = keyedBy((args: SourcePageArgs, keys: ReadonlyArray<string>) =>
    sourcePages(reader, args, keys),
  );
  return {
    byId: keyed(async (ids: ReadonlyArray<string>) => {
      const rows = await reader.query(SOURCES_BY_ID, [ids]);
      return indexBy(rows, (row) => row.id);
    }),
    listings: keyed(async (ids: ReadonlyArray<string>) => {
      const rows = await reader.query(SOURCE_LISTINGS, [ids]);
      return groupBy(rows, (row) => row.source_id);
    }),
    outlets: keyed(async (ids: ReadonlyArray<string>) => {
      const rows = await reader.query(SOURCE_OUTLETS, [ids]);
      const groups = groupBy(rows, (row) => row.source_id);
      const outlet = (row: SelectedStation) => stationRow(row, readFor);
      return new Map([...groups].map(([id, group]) => [id, group.map(outlet)]));
    }),
    page: async (args: SourcePageArgs, key: string): Promise<Page<PollutionSourceRow>> =>
      (await pages(args, key)) ?? emptyPage(args),
  };
}

async function sourcePages(
  reader: Reader,
  args: SourcePageArgs,
  keys: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, Page<PollutionSourceRow>>> {
  const rows = await reader.query(SOURCE_PAGES, [
    keys,
    args.year,
    args.medium,
    keyOfCursor(args.after),
    args.first + 1,
  ]);
  const groups = groupBy(rows, (row) => row.key);
  const counts = keyed<string, number>(() => countSources(reader, args, keys));
  return new Map(
    keys.map((key) => {
      const count = async () => (await counts.load(key)) ?? 0;
      return [key, pageOf(groups.get(key) ?? [], args, { keyOf: idOf, count })];
    }),
  );
}

async function countSources(
  reader: Reader,
  args: SourcePageArgs,
  keys: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.query(SOURCE_COUNTS, [keys, args.year, args.medium]);
  return new Map(rows.map(({ key, count }) => [key, count]));
}

function emptyPage(args: SourcePageArgs): Page<PollutionSourceRow> {
  return pageOf<PollutionSourceRow>([], args, { keyOf: idOf, count: () => Promise.resolve(0) });
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
