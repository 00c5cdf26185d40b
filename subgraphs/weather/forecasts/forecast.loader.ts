import type { Reader } from '../../../shared/data/database';
import { groupBy, keyedBy } from '../../../shared/data/keyed';

/** What is asked of each district: the newest forecast issued at or before `at`. */
export interface ForecastArgs {
  readonly at: string;
  /** First day, Beijing time. */
  readonly firstDay: string;
  readonly days: number;
}

/** A forecast under its published names. */
export interface ForecastRow {
  readonly issuedAt: string;
  readonly day: string;
  readonly temperatureMin: number;
  readonly temperatureMax: number;
  readonly rain: number;
  readonly windSpeed: number;
  readonly windDirection: number;
  readonly skyZh: string;
  readonly skyEn: string;
  readonly provenance: string;
}

/** Forecasts by district, one statement for all districts asked alike. */
export type ForecastLoaders = (
  args: ForecastArgs,
  district: string,
) => Promise<ReadonlyArray<ForecastRow>>;

/** Makes the loader of one request. */
export function forecastLoaders(reader: Reader): ForecastLoaders {
  const load = keyedBy(async (args: ForecastArgs, districts: ReadonlyArray<string>) => {
    const rows = await reader.query<ForecastRow & { readonly district: string }>(FORECAST, [
      districts,
      args.at,
      args.firstDay,
      args.days,
    ]);
    return groupBy(rows, (row) => row.district);
  });
  return async (args, district) => (await load(args, district)) ?? [];
}

const FORECAST = `select wanted.district, f.issued_at as "issuedAt", f.valid_day as day,
  f.temperature_min_c as "temperatureMin", f.temperature_max_c as "temperatureMax", f.rain_mm as rain,
  f.wind_speed_ms as "windSpeed", f.wind_direction_deg as "windDirection", f.sky_zh as "skyZh", f.sky_en as "skyEn", f.provenance
from unnest($1::text[]) wanted (district)
cross join lateral (
  select max(issued_at) as issued_at from weather.forecast
  where district_code = wanted.district and issued_at <= $2
) newest
join weather.forecast f on f.district_code = wanted.district and f.issued_at = newest.issued_at
  and f.valid_day >= $3::date and f.valid_day < $3::date + $4::int
order by wanted.district, f.valid_day`;
