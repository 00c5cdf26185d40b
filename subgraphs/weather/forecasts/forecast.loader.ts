import type { Reader } from '../../../shared/data/database';
import { groupBy, keyedBy } from '../../../shared/data/keyed';
import { date, float, instant, int, list, text } from '../../../shared/data/sql-type';
import { statement, type RowOf } from '../../../shared/data/statement';

/** A request for a district: the newest forecast issued at or before `at`. */
export interface ForecastArgs {
  readonly at: string;
  /** First day, Beijing time. */
  readonly firstDay: string;
  readonly days: number;
}

/** Forecasts by district, one statement for all districts. */
export type ForecastLoaders = (
  args: ForecastArgs,
  district: string,
) => Promise<ReadonlyArray<ForecastRow>>;

/** Creates the loader of one request. */
export function forecastLoaders(reader: Reader): ForecastLoaders {
  const load = keyedBy(async (args: ForecastArgs, districts: ReadonlyArray<string>) => {
    const rows = await reader.query(FORECASTS, [districts, args.at, args.firstDay, args.days]);
    return groupBy(rows, (row) => row.district);
  });
  return async (args, district) => (await load(args, district)) ?? [];
}

/** The newest forecasts for districts at an instant, from a day on for so many days. */
export const FORECASTS = statement({
  text: `select wanted.district, f.issued_at as "issuedAt", f.valid_day as day,
  f.temperature_min_c as "temperatureMin", f.temperature_max_c as "temperatureMax", f.rain_mm as rain,
  f.wind_speed_ms as "windSpeed", f.wind_direction_deg as "windDirection", f.sky_zh as "skyZh", f.sky_en as "skyEn", f.provenance
from unnest($1::text[]) wanted (district)
cross join lateral (
  select max(issued_at) as issued_at from weather.forecast
  where district_code = wanted.district and issued_at <= $2
) newest
join weather.forecast f on f.district_code = wanted.district and f.issued_at = newest.issued_at
  and f.valid_day >= $3::date and f.valid_day < $3::date + $4::int
order by wanted.district, f.valid_day`,
  columns: {
    district: text(),
    issuedAt: instant(),
    day: date(),
    temperatureMin: float(),
    temperatureMax: float(),
    rain: float(),
    windSpeed: float(),
    windDirection: float(),
    skyZh: text(),
    skyEn: text(),
    provenance: text(),
  },
  parameters: [list(text()), instant(), date(), int()],
});

/** The published form of a forecast. */
export type ForecastRow = RowOf<typeof FORECASTS>;
