import type { Reader } from '../../shared/data/database';
import { groupBy, indexBy, keyed, keyedBy } from '../../shared/data/keyed';
import { bool, date, float, int, json, list, nullable, text } from '../../shared/data/sql-type';
import { statement, type RowOfColumns } from '../../shared/data/statement';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { keyOfCursor, pageOf, type Page, type PageRequest } from '../../shared/graphql/connection';

const COLUMNS = {
  id: text(),
  waterBody: json<{ readonly code: string }>(),
  district: nullable(json<{ readonly code: string }>()),
  seaAreaZh: text(),
  speciesZh: text(),
  speciesLatin: text(),
  isToxic: bool(),
  areaKm2: float(),
  startedOn: date(),
  endedOn: nullable(date()),
  provenance: text(),
} as const;

/** The published form of a red tide. */
export type RedTideRow = RowOfColumns<typeof COLUMNS>;

/** Filters of red tides; days in Beijing, `YYYY-MM-DD`. */
export interface RedTideArgs extends PageRequest {
  /** Only those seen on or after this day; null: no limit. */
  readonly from: string | null;
  /** Only those that began before this day; null: no limit. */
  readonly to: string | null;
}

/** Loaders of red tides for one request. */
export interface RedTideLoaders {
  byId(id: string): Promise<RedTideRow | undefined>;
  /** A page of the red tides of one sea (by its code), or of all (`''`), newest first. */
  page(args: RedTideArgs, sea: string): Promise<Page<RedTideRow>>;
}

/** Creates the loaders of one request. */
export function redTideLoaders(reader: Reader): RedTideLoaders {
  const byId = keyed(async (ids: ReadonlyArray<string>) => {
    const rows = await reader.query(RED_TIDES_BY_ID, [ids]);
    return indexBy(rows, (row) => row.id);
  });
  const page = keyedBy((args: RedTideArgs, seas: ReadonlyArray<string>) =>
    redTidePages(reader, args, seas),
  );
  const none = (args: RedTideArgs) =>
    pageOf<RedTideRow>([], args, { keyOf, count: () => Promise.resolve(0) });
  return {
    byId: (id) => byId.load(id),
    page: async (args, sea) => (await page(args, sea)) ?? none(args),
  };
}

const SELECTED = `t.id, json_build_object('code', t.water_body_code) as "waterBody",
  case when t.district_code is not null then json_build_object('code', t.district_code) end as district,
  t.sea_area_zh as "seaAreaZh", t.species_zh as "speciesZh", t.species_latin as "speciesLatin",
  t.is_toxic as "isToxic", t.area_km2 as "areaKm2", t.started_on as "startedOn", t.ended_on as "endedOn", t.provenance`;

const WHERE = `(wanted.sea = '' or t.water_body_code = wanted.sea)
  and ($2::date is null or t.ended_on is null or t.ended_on >= $2)
  and ($3::date is null or t.started_on < $3)`;

const GUARDED = [list(text()), nullable(date()), nullable(date())] as const;

/** Red tides of these ids. */
export const RED_TIDES_BY_ID = statement({
  text: `select ${SELECTED} from ocean.red_tide t where t.id = any($1)`,
  columns: COLUMNS,
  parameters: [list(text())],
});

/** The red tides after a position in the list of each sea, newest first. */
export const RED_TIDE_PAGES = statement({
  text: `select wanted.sea, ${SELECTED} from unnest($1::text[]) wanted (sea)
     cross join lateral (
       select * from ocean.red_tide t
       where ${WHERE} and ($4::date is null or (t.started_on, t.id) < ($4, $5))
       order by t.started_on desc, t.id desc limit $6
     ) t order by wanted.sea, t.started_on desc, t.id desc`,
  columns: { sea: text(), ...COLUMNS },
  parameters: [...GUARDED, nullable(date()), nullable(text()), int()],
});

/** The number of red tides of each sea. */
export const RED_TIDE_COUNTS = statement({
  text: `select wanted.sea, count(*) from unnest($1::text[]) wanted (sea)
     join ocean.red_tide t on ${WHERE} group by wanted.sea`,
  columns: { sea: text(), count: int() },
  parameters: GUARDED,
});

async function redTidePages(
  reader: Reader,
  args: RedTideArgs,
  seas: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, Page<RedTideRow>>> {
  const rows = await reader.query(RED_TIDE_PAGES, [
    seas,
    args.from,
    args.to,
    ...keyParts(keyOfCursor(args.after)),
    args.first + 1,
  ]);
  const groups = groupBy(rows, (row) => row.sea);
  const counts = keyed<string, number>(() => countBySea(reader, args, seas));
  return new Map(
    seas.map((sea) => {
      const count = async () => (await counts.load(sea)) ?? 0;
      return [sea, pageOf(groups.get(sea) ?? [], args, { keyOf, count })];
    }),
  );
}

async function countBySea(
  reader: Reader,
  { from, to }: RedTideArgs,
  seas: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.query(RED_TIDE_COUNTS, [seas, from, to]);
  return new Map(rows.map(({ sea, count }) => [sea, count]));
}

function keyOf({ startedOn, id }: RedTideRow): string {
  return `${startedOn}|${id}`;
}

function keyParts(key: string | null): [string | null, string | null] {
  if (key === null) return [null, null];
  const [startedOn = '', id = ''] = key.split('|');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(startedOn) || id === '') {
    throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of `redTides`.');
  }
  return [startedOn, id];
}
