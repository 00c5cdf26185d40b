import { indicatorOf } from '../../../shared/domain/indicators';
import { NETWORK_DAYS } from '../../../shared/domain/network-day';
import type { Reader } from '../../../shared/data/database';
import { groupBy, keyedBy } from '../../../shared/data/keyed';
import {
  bool,
  date,
  float,
  instant,
  int,
  list,
  nullable,
  present,
  text,
} from '../../../shared/data/sql-type';
import { statement, type RowOf, type RowOfColumns } from '../../../shared/data/statement';
import { usableValueSql } from '../../../shared/monitoring/observations/aggregate-sql';
import { rowsOfOneProvenance } from '../../../shared/monitoring/observations/one-provenance';
import type { Period } from '../../../shared/monitoring/period';
import {
  kmFromWantedSql,
  POINT_PARAMETERS,
  pointsOf,
  wantedPointsSql,
} from '../../../shared/monitoring/stations/near-place';
import {
  TOLD_PARAMETERS,
  disclosedCentreSql,
  precisionValues,
  type DisclosedPrecision,
} from '../../../shared/monitoring/stations/disclosed-position';
import { WEATHER_KINDS } from '../kinds';
import { Days } from '../../../shared/monitoring/vocabulary';
import { ELEMENTS_DATASET, NEAREST_WITHIN_KM } from '../place-weather.loader';

const DAY = {
  station_id: text(),
  day: date(),
  amount: float(),
  /** Number of observed hours. */
  hours: int(),
  /** Whether at least three quarters of the day's hours in the period were observed. */
  is_covered: bool(),
  provenance: list(text()),
} as const;

/** A period, and the days into which it is divided. */
export interface RainPeriod extends Period {
  readonly days: Days;
}

/** Rain at one station on one day, within the requested period. */
export type RainDay = RowOfColumns<typeof DAY>;

/**
 * Rain by days; one statement for all places, and one for all districts, of a period. The
 * days of an answer are either all measured or all synthetic.
 */
export interface RainfallLoaders {
  /** One for each day observed by a station near the cell, in date order. */
  atPlace(period: RainPeriod, cell: string): Promise<ReadonlyArray<PlaceRainDay>>;
  /** One for each day and station of the district, in date order. */
  inDistrict(period: RainPeriod, code: string): Promise<ReadonlyArray<RainDay>>;
}

/** Creates the loaders of one request. */
export function rainfallLoaders(reader: Reader, told: DisclosedPrecision): RainfallLoaders {
  const places = keyedBy(async (period: RainPeriod, cells: ReadonlyArray<string>) => {
    const rows = await reader.query(RAIN_AT_PLACES, [
      ...periodValues(period),
      ...pointsOf(cells),
      NEAREST_WITHIN_KM,
      ...precisionValues(told),
    ]);
    return groupBy(rows, (row) => row.cell);
  });
  const districts = keyedBy(async (period: RainPeriod, codes: ReadonlyArray<string>) => {
    const rows = await reader.query(RAIN_IN_DISTRICTS, [...periodValues(period), codes]);
    return groupBy(rows, (row) => row.district_code);
  });
  return {
    atPlace: async (period, cell) => rowsOfOneProvenance((await places(period, cell)) ?? []),
    inDistrict: async (period, code) => rowsOfOneProvenance((await districts(period, code)) ?? []),
  };
}

function periodValues({ from, to, days }: RainPeriod) {
  const rain = indicatorOf('rain')?.code ?? null;
  return [from, to, rain, WEATHER_KINDS, ...BELONGING[days]] as const;
}

const PERIOD = [instant(), instant(), nullable(text()), list(text()), int(), list(text())] as const;

/**
 * Hours from UTC to the label of a day, and the averaging periods of values that belong to one day:
 * totals of six hours end at 20:00 and 02:00, so that none ends with the calendar day.
 */
const BELONGING = {
  [Days.NETWORK]: [8 + NETWORK_DAYS.WEATHER.dayShiftHours, ['HOUR', 'SIX_HOURS']],
  [Days.CALENDAR]: [8 + NETWORK_DAYS.CALENDAR.dayShiftHours, ['HOUR']],
} as const;

/**
 * `station_day`: each station's days from its densest series: hours, or six-hour totals if
 * a synoptic station reports nothing else. If both exist, they are never added.
 */
const STATION_DAY = `with summed as (
  select s.station_id, s.averaging, d.day, sum(${usableValueSql('o')}) as amount,
    count(*) * case s.averaging when 'HOUR' then 1 else 6 end as hours, array_agg(distinct o.batch_id) as batches
  from weather.series s
  join weather.station t on t.id = s.station_id and t.kind = any($4)
  join weather.observation o on o.series_id = s.id and o.starts_at >= $1 and o.starts_at < $2 and o.flag in (0, 10)
  cross join lateral (select ((o.starts_at at time zone 'UTC') + make_interval(hours => $5))::date as day) d
  where s.dataset = '${ELEMENTS_DATASET}' and s.indicator_code = $3 and s.averaging = any($6)
  group by s.station_id, s.averaging, d.day
), station_day as materialized (
  select distinct on (station_id, day) station_id, day, amount, hours,
    hours >= 0.75 * extract(epoch from least(e.starts + interval '1 day', $2::timestamptz) - greatest(e.starts, $1::timestamptz)) / 3600 as is_covered,
    (select array_agg(distinct b.provenance) from weather.batch b where b.id = any(batches)) as provenance
  from summed
  cross join lateral (select (day::timestamp - make_interval(hours => $5)) at time zone 'UTC' as starts) e
  order by station_id, day, hours desc, averaging
)`;

const CENTRE = disclosedCentreSql('t', 11);

/** The days at each cell, from the station that represents it on that day. */
export const RAIN_AT_PLACES = statement({
  text: `${STATION_DAY}, placed as materialized (
  select t.id, ${CENTRE.latitude} as latitude, ${CENTRE.longitude} as longitude
  from weather.station t where t.kind = any($4) and t.cell_centres is not null
)
select distinct on (near.cell, d.day) near.cell, near.distance_km, d.*
from (
  select wanted.key as cell, p.id, m.distance_km
  from ${wantedPointsSql(7)}
  cross join placed p
  cross join lateral (select ${kmFromWantedSql('p')} as distance_km) m
  where m.distance_km <= $10
) near
join station_day d on d.station_id = near.id
order by near.cell, d.day, d.is_covered desc, near.distance_km, near.id`,
  columns: { cell: text(), distance_km: float(), ...DAY },
  parameters: [...PERIOD, ...POINT_PARAMETERS, float(), ...TOLD_PARAMETERS],
});

/** Distance of the station that represents the place on that day. */
export type PlaceRainDay = RowOf<typeof RAIN_AT_PLACES>;

/** The days of each station in districts. */
export const RAIN_IN_DISTRICTS = statement({
  text: `${STATION_DAY}
select t.district_code, d.* from station_day d join weather.station t on t.id = d.station_id
where t.district_code = any($7) order by d.day, d.station_id`,
  columns: { district_code: present(text()), ...DAY },
  parameters: [...PERIOD, list(text())],
});
