import { DISTRICTS, type DistrictFact } from '../../../shared/domain/districts';
import { BEIJING_OFFSET_MS } from '../../../shared/domain/network-day';
import { hash01, stringKey } from '../../../shared/monitoring/simulation/random-field';
import type { Register } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/durations';

const ISSUES = 14;
const DAYS = 7;
const SAMPLE_H = 3;

/** The simulated true weather of a day in a district. */
interface DayTruth {
  readonly min: number;
  readonly max: number;
  readonly rain: number;
  readonly cloud: number;
  readonly wind: number;
  readonly direction: number;
}

/**
 * The last forecasts at `now`, each issued at 08:00 Beijing time: the true weather with an error
 * that grows daily.
 */
export function simulatedForecasts(world: World, now: number): Register {
  const today = Math.floor((now + BEIJING_OFFSET_MS - 8 * HOUR_MS) / DAY_MS);
  const rows = DISTRICTS.flatMap((district) => {
    const truths = new Map<number, DayTruth>();
    for (let day = today - ISSUES + 1; day < today + DAYS; day += 1)
      truths.set(day, truthOf(world, district, day));
    return Array.from({ length: ISSUES * DAYS }, (_, n) => {
      const issue = today - ISSUES + 1 + Math.floor(n / DAYS);
      const lead = n % DAYS;
      const truth = truths.get(issue + lead) ?? truthOf(world, district, issue + lead);
      return forecastRow({ district, issue, lead }, truth, world.seed);
    });
  });
  return { table: 'forecast', key: ['district_code', 'issued_at', 'valid_day'], rows };
}

function truthOf(world: World, { seat }: DistrictFact, day: number): DayTruth {
  const start = day * DAY_MS - BEIJING_OFFSET_MS;
  const samples = Array.from({ length: 24 / SAMPLE_H }, (_, n) =>
    world.weather(seat, start + (n + 0.5) * SAMPLE_H * HOUR_MS),
  );
  const temperatures = samples.map(({ airTemperature_c }) => airTemperature_c);
  const strongest = samples.reduce((a, b) => (b.wind.speed_ms > a.wind.speed_ms ? b : a));
  return {
    min: Math.min(...temperatures),
    max: Math.max(...temperatures),
    rain: samples.reduce((sum, { rain_mmh }) => sum + rain_mmh * SAMPLE_H, 0),
    cloud: samples.reduce((sum, { cloud }) => sum + cloud, 0) / samples.length,
    wind: strongest.wind.speed_ms,
    direction: strongest.wind.direction_deg,
  };
}

interface Issue {
  readonly district: DistrictFact;
  /** Beijing day of issue, counted from 1970. */
  readonly issue: number;
  readonly lead: number;
}

function forecastRow({ district, issue, lead }: Issue, truth: DayTruth, seed: number) {
  const stream = stringKey(`${district.code}|${String(seed)}`);
  const error = (salt: number) => 2 * hash01(stream, issue * 16 + lead, salt) - 1;
  const warmth = error(1) * (0.4 + 0.45 * lead);
  const falseAlarm = Math.max(0, error(2) - 1 + 0.04 * lead) * 60;
  const rain = round(truth.rain * Math.exp(error(3) * 0.16 * (lead + 0.5)) + falseAlarm);
  return {
    district_code: district.code,
    issued_at: new Date(issue * DAY_MS - BEIJING_OFFSET_MS + 8 * HOUR_MS).toISOString(),
    valid_day: new Date((issue + lead) * DAY_MS).toISOString().slice(0, 10),
    temperature_min_c: round(truth.min + warmth),
    temperature_max_c: round(truth.max + warmth + Math.abs(error(4)) * 0.2 * lead),
    rain_mm: rain,
    wind_speed_ms: round(truth.wind * Math.exp(error(5) * 0.06 * (lead + 1))),
    wind_direction_deg: Math.round((truth.direction + error(6) * 12 * (lead + 1) + 360) % 360),
    ...skyOf(rain, truth.cloud),
    provenance: 'SYNTHETIC',
  };
}

/** Grades of 24-hour rain, GB/T 28592-2012. */
const RAIN_GRADES = [
  { least: 250, sky_zh: '特大暴雨', sky_en: 'extraordinary rainstorm' },
  { least: 100, sky_zh: '大暴雨', sky_en: 'severe rainstorm' },
  { least: 50, sky_zh: '暴雨', sky_en: 'rainstorm' },
  { least: 25, sky_zh: '大雨', sky_en: 'heavy rain' },
  { least: 10, sky_zh: '中雨', sky_en: 'moderate rain' },
  { least: 0.1, sky_zh: '小雨', sky_en: 'light rain' },
] as const;

function skyOf(rain_mm: number, cloud: number): { sky_zh: string; sky_en: string } {
  const grade = RAIN_GRADES.find(({ least }) => rain_mm >= least);
  if (grade) return { sky_zh: grade.sky_zh, sky_en: grade.sky_en };
  if (cloud > 0.8) return { sky_zh: '阴', sky_en: 'overcast' };
  return cloud > 0.35 ? { sky_zh: '多云', sky_en: 'cloudy' } : { sky_zh: '晴', sky_en: 'clear' };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
