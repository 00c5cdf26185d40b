import { indicatorOf } from '../../shared/domain/indicators';
import type { Reader } from '../../shared/data/database';
import { groupBy, keyedBy } from '../../shared/data/keyed';
import { float, instant, list, present, text } from '../../shared/data/sql-type';
import { statement, type RowOf } from '../../shared/data/statement';
import {
  kmFromWantedSql,
  POINT_PARAMETERS,
  pointsOf,
  wantedPointsSql,
} from '../../shared/monitoring/stations/near-place';
import {
  TOLD_PARAMETERS,
  disclosedCentreSql,
  precisionValues,
  type DisclosedPrecision,
} from '../../shared/monitoring/stations/disclosed-position';
import { WEATHER_KINDS } from './kinds';

/** A request for a place: the newest value at or before `at`, younger than `maxAgeMs`. */
export interface PlaceWeatherArgs {
  readonly at: string;
  readonly maxAgeMs: number;
}

/** The published form of one element at a place. */
export interface NearestElementRow {
  readonly value: number;
  readonly unit: string;
  readonly at: string;
  readonly stationId: string;
  /** Distance from the centre of the station's cell that is disclosed to the caller. */
  readonly distanceKm: number;
  readonly provenance: string;
}

/** Elements by symbol around the centre of a cell; empty if no station is near. */
export type PlaceWeatherLoader = (
  args: PlaceWeatherArgs,
  cell: string,
) => Promise<ReadonlyMap<string, NearestElementRow>>;

/** Symbols of the elements that are published for a place. */
const ELEMENTS = [
  'rain',
  'air_temp',
  'humidity',
  'wind_speed',
  'wind_gust',
  'wind_direction',
  'sea_level_pressure',
];

/** Dataset whose elements are published for a place. */
export const ELEMENTS_DATASET = 'weather/meteorological-elements';

/** Maximum distance of a station that represents a place, km. */
export const NEAREST_WITHIN_KM = 50;

/** Creates the loader of one request: one statement for all places with the same instant. */
export function placeWeatherLoader(reader: Reader, told: DisclosedPrecision): PlaceWeatherLoader {
  const load = keyedBy(async (args: PlaceWeatherArgs, cells: ReadonlyArray<string>) => {
    const rows = await reader.query(NEAREST_ELEMENTS, [
      ...nearestValues(args, cells),
      ...precisionValues(told),
    ]);
    return new Map(
      [...groupBy(rows, (row) => row.cell)].map(([cell, group]) => [
        cell,
        new Map(group.map(element)),
      ]),
    );
  });
  return async (args, cell) => (await load(args, cell)) ?? new Map();
}

const CENTRE = disclosedCentreSql('t', 9);

/** The values of each station are looked up once for all cells. */
export const NEAREST_ELEMENTS = statement({
  text: `with reporting as materialized (
  select t.id as station_id, ${CENTRE.latitude} as latitude, ${CENTRE.longitude} as longitude, s.indicator_code, o.starts_at, o.value, b.provenance
  from weather.station t
  join weather.series s on s.station_id = t.id and s.dataset = '${ELEMENTS_DATASET}' and s.indicator_code = any($6) and s.averaging in ('HOUR', 'INSTANT')
  cross join lateral (
    select o.starts_at, o.value, o.batch_id from weather.observation o
    where o.series_id = s.id and o.flag in (0, 10) and o.value is not null and o.detection_limit is null
      and o.starts_at > $4::timestamptz - make_interval(secs => $5) and o.starts_at <= $4
    order by o.starts_at desc limit 1
  ) o
  join weather.batch b on b.id = o.batch_id
  where t.kind = any($7) and t.cell_centres is not null
)
select distinct on (wanted.key, r.indicator_code)
  wanted.key as cell, r.indicator_code, r.starts_at, r.value, r.station_id, d.distance_km, r.provenance
from ${wantedPointsSql(1)}
cross join reporting r
cross join lateral (select ${kmFromWantedSql('r')} as distance_km) d
where d.distance_km <= $8
order by wanted.key, r.indicator_code, d.distance_km, r.starts_at desc, r.station_id, r.value`,
  columns: {
    cell: text(),
    indicator_code: text(),
    starts_at: instant(),
    value: present(float()),
    station_id: text(),
    distance_km: float(),
    provenance: text(),
  },
  parameters: [
    ...POINT_PARAMETERS,
    instant(),
    float(),
    list(text()),
    list(text()),
    float(),
    ...TOLD_PARAMETERS,
  ],
});

type NearestRow = RowOf<typeof NEAREST_ELEMENTS>;

function nearestValues({ at, maxAgeMs }: PlaceWeatherArgs, cells: ReadonlyArray<string>) {
  return [
    ...pointsOf(cells),
    at,
    maxAgeMs / 1000,
    ELEMENTS.flatMap((symbol) => indicatorOf(symbol)?.code ?? []),
    WEATHER_KINDS,
    NEAREST_WITHIN_KM,
  ] as const;
}

function element(row: NearestRow): readonly [string, NearestElementRow] {
  const fact = indicatorOf(row.indicator_code);
  const { value, station_id, distance_km, starts_at, provenance } = row;
  return [
    fact?.symbol ?? row.indicator_code,
    {
      value,
      unit: fact?.unit ?? '1',
      at: starts_at,
      stationId: station_id,
      distanceKm: Math.round(distance_km * 10) / 10,
      provenance,
    },
  ];
}
