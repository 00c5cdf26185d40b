import { int, list, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { NEAR_PARAMETERS, nearSql } from './near-place';
import { STATION_COLUMNS, STATION_SQL } from './station-row';

/** Column by which a list groups stations. */
export type StationsBy = 'all' | 'district_code' | 'water_body_code';

const KEYED_COLUMNS = { key: text(), ...STATION_COLUMNS } as const;

/** Keys and kinds, then the filters. */
const FILTER_PARAMETERS = [
  list(text()),
  list(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(list(text())),
] as const;

const EACH_KEY = (['all', 'district_code', 'water_body_code'] as const).map(
  (by) => [EXAMPLE_SCHEMA, by] as const,
);

/** Selects the stations with these ids. */
export const STATIONS_BY_ID = statementFamily({
  text: (schema: string) => `select ${STATION_SQL} from ${schema}.station t where t.id = any($1)`,
  columns: STATION_COLUMNS,
  parameters: [list(text())],
  examples: [[EXAMPLE_SCHEMA]],
});

/** Selects the stations after a position in the list of each key, ordered by id. */
export const STATION_PAGES = statementFamily({
  text: (
    schema: string,
    by: StationsBy,
  ) => `select wanted.key, ${STATION_SQL} from unnest($1::text[]) wanted (key)
     cross join lateral (
       select * from ${schema}.station t
       where ${whereSql(by)} and ($11::text is null or t.id > $11) order by t.id limit $12
     ) t order by wanted.key, t.id`,
  columns: KEYED_COLUMNS,
  parameters: [...FILTER_PARAMETERS, nullable(text()), int()],
  examples: EACH_KEY,
});

/** Counts the stations of each key. */
export const STATION_COUNTS = statementFamily({
  text: (
    schema: string,
    by: StationsBy,
  ) => `select wanted.key, count(*) from unnest($1::text[]) wanted (key)
     join ${schema}.station t on ${whereSql(by)} group by wanted.key`,
  columns: { key: text(), count: int() },
  parameters: FILTER_PARAMETERS,
  examples: EACH_KEY,
});

/** Selects stations of some kinds around points, nearest first. */
export const STATIONS_NEAR = statementFamily({
  text: (schema: string) =>
    nearSql({
      table: `${schema}.station`,
      as: 't',
      selected: STATION_SQL,
      where: 't.kind = any($8)',
    }),
  columns: KEYED_COLUMNS,
  parameters: [...NEAR_PARAMETERS, list(text())],
  examples: [[EXAMPLE_SCHEMA]],
});

function whereSql(by: StationsBy): string {
  const key = by === 'all' ? 'true' : `t.${by} = wanted.key`;
  return `${key} and t.kind = any($2)
    and ($3::text is null or t.kind = $3) and ($4::text is null or t.authority = $4)
    and ($5::text is null or t.district_code = $5) and ($6::text is null or t.water_body_code = $6)
    and ($7::text is null or t.region = $7)
    and ($8::text is null or strpos(t.name_zh, $8) > 0 or strpos(lower(t.name_en), lower($8)) > 0)
    and ($9::text is null or t.provenance = $9) and ($10::text[] is null or t.id = any($10))`;
}
