import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { indicatorOf } from '../../domain/indicators';
import {
  hourlyAqi,
  needsDailyMean,
  type AqiReport,
  type HourlyConcentrations,
} from '../../domain/standards/hj633';
import { instantOf } from '../../data/instant-text';
import { DateTimeScalar } from '../../graphql/scalars';
import { Plumbing } from '../../sharing/in-dataset';
import type { DepartmentContext } from '../department-context';
import { declaredReadings, type DeclaredReadings } from '../observations/declared-readings';
import { IndicatorReference, indicatorReference } from '../observations/measured.type';
import { isUsable, reviewOfAll, type PublishedObservation } from '../observations/observation-row';
import type { StationKey } from '../stations/station-row';
import { Averaging, Days, Provenance, ReviewState, Step } from '../vocabulary';
import { ListSize } from '../../graphql/list-size';
import { HOUR_MS } from '../../domain/durations';

/** An item and its individual index (IAQI). */
@Plumbing()
@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'An item and its own index (空气质量分指数)' })
export class AirSubIndex {
  @Field(() => IndicatorReference, { description: 'The item (指标)' })
  indicator!: IndicatorReference;

  @Field(() => Int, { description: 'IAQI, 0 to 500 (空气质量分指数)' })
  iaqi!: number;
}

/** Air quality of one hour by the version of HJ 633 in force in that hour. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'Real-time air quality index of one hour, by the version of HJ 633 in force in that hour (实时空气质量)',
})
export class AirQualityAssessment {
  @Field(() => String, {
    nullable: true,
    description:
      'Standard applied: HJ 633-2012, HJ 633-2026; null when none was in force (评价标准)',
  })
  standard!: string | null;

  @Field(() => DateTimeScalar, { description: 'Start of the assessed hour, UTC (评价时段)' })
  at!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Air quality index, 0 to 500; null while a planned item is missing, or its concentration is above the end of the table and what then counts is (空气质量指数)',
  })
  aqi!: number | null;

  @Field(() => Int, { nullable: true, description: 'Level, 1 best to 6 worst (级别)' })
  level!: number | null;

  @Field(() => String, { nullable: true, description: 'Category: 优, 良, 轻度污染 … (类别)' })
  categoryZh!: string | null;

  @Field(() => String, { nullable: true, description: 'Category in English (类别英文)' })
  categoryEn!: string | null;

  @Field(() => String, { nullable: true, description: 'Colour of the level, #RRGGBB (表征颜色)' })
  colorHex!: string | null;

  @ListSize(6)
  @Field(() => [IndicatorReference], {
    description:
      'Primary pollutants, including ties; empty for an index of 50 or less (首要污染物)',
  })
  primary!: IndicatorReference[];

  @ListSize(7)
  @Field(() => [AirSubIndex], { description: 'Index of each item with a value (分指数)' })
  subIndices!: AirSubIndex[];

  @Field(() => ReviewState, {
    description: 'UNREVIEWED (未经审核) unless all values used are reviewed (审核状态)',
  })
  review!: ReviewState;

  @ListSize(2)
  @Field(() => [Provenance], {
    description: 'Origins of the values, without duplicates (数据来源)',
  })
  provenance!: Provenance[];
}

/** The station and the hour to assess. */
export interface AirQuery {
  readonly station: StationKey;
  /** Instant: assesses the last full hour that ended by then; null: the newest measured hour. */
  readonly at: string | null;
}

/** Symbols of the items for which HJ 633 defines an index. */
export const AQI_SYMBOLS = ['so2', 'no2', 'co', 'o3', 'pm10', 'pm25'] as const;

/** What an index is computed from, beside the values of an earlier hour. */
export const AIR_READINGS: DeclaredReadings = {
  indicators: AQI_SYMBOLS.map((symbol) => indicatorOf(symbol)?.code ?? symbol),
  maxAgeMs: null,
};

/**
 * Returns the AQI of one hour at a station; null if that hour has no value. An item counts as
 * planned if the station has an hourly series of it that the instrument itself reports.
 */
export async function assessAirQuality(
  context: DepartmentContext,
  { station, at }: AirQuery,
): Promise<AirQualityAssessment | null> {
  const asked = { readings: AIR_READINGS, at: null };
  const newest = (await declaredReadings(context, station, asked)).filter(isHourly);
  const hour = at === null ? newestHour(newest.filter(isUsable)) : lastFullHour(at);
  if (hour === null) return null;
  const readings =
    at === null
      ? newest
      : await declaredReadings(context, station, {
          readings: { ...AIR_READINGS, maxAgeMs: HOUR_MS },
          at: hour,
        });
  const usable = readings.filter(
    (reading) => reading.from === hour && isHourly(reading) && isUsable(reading),
  );
  if (usable.length === 0) return null;
  const planned = Object.fromEntries(newest.map((reading) => [symbolOf(reading), null]));
  const read: HourlyConcentrations = Object.fromEntries(
    usable.map((reading) => [symbolOf(reading), reading.value]),
  );
  const daily = needsDailyMean(read, new Date(hour))
    ? { so2_24h: await so2Of24Hours(context, station, hour) }
    : {};
  const provenance = [...new Set(usable.map((reading) => reading.provenance))];
  const assessed = { hour, provenance, review: reviewOfAll(usable) };
  return airQualityOf({ ...planned, ...read, ...daily }, assessed);
}

/** Number of hours that a mean of 24 hours requires (GB 3095, validity of statistics). */
const HOURS_REQUIRED = 20;

/** Mean of SO2 over the 24 hours that end with `hour`, ug/m3; null with fewer than 20 values. */
async function so2Of24Hours(
  context: DepartmentContext,
  { id, dataset }: StationKey,
  hour: string,
): Promise<number | null> {
  const end = Date.parse(hour) + HOUR_MS;
  const found = await context.observations(dataset).series(
    {
      indicator: indicatorOf('so2')?.code ?? 'so2',
      from: instantOf(end - 24 * HOUR_MS),
      to: instantOf(end),
      step: Step.HOUR,
      days: Days.NETWORK,
      averaging: Averaging.HOUR,
    },
    id,
  );
  const own = found.find(({ depth, method }) => depth === null && method === null);
  const values = (own?.values ?? []).filter((value) => value !== null);
  if (values.length < HOURS_REQUIRED) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** An hour, and the review state and origins of its values. */
export interface AssessedHour {
  readonly hour: string;
  readonly provenance: ReadonlyArray<string>;
  readonly review: ReviewState;
}

/** Returns the published assessment of one hour's concentrations. */
export function airQualityOf(
  concentrations: HourlyConcentrations,
  { hour, provenance, review }: AssessedHour,
): AirQualityAssessment {
  const report = hourlyAqi(concentrations, new Date(hour));
  return Object.assign(new AirQualityAssessment(), publishedReport(report), {
    at: hour,
    review,
    provenance,
  });
}

/** Returns the start of the last full hour that ended by an instant. */
export function lastFullHour(at: string): string {
  return instantOf((Math.floor(Date.parse(at) / HOUR_MS) - 1) * HOUR_MS);
}

function publishedReport({ primary, subIndices, ...told }: AqiReport): object {
  return {
    ...told,
    primary: primary.map(indicatorReference),
    subIndices: Object.entries(subIndices).map(([symbol, iaqi]) => ({
      indicator: indicatorReference(symbol),
      iaqi,
    })),
  };
}

function isHourly({ averaging, depth, method }: PublishedObservation): boolean {
  return averaging === 'HOUR' && depth === null && method === null;
}

function newestHour(readings: ReadonlyArray<PublishedObservation>): string | null {
  const hours = readings.map(({ from }) => from);
  return hours.reduce<string | null>((last, from) => (from > (last ?? '') ? from : last), null);
}

function symbolOf({ indicator }: PublishedObservation): string {
  return indicatorOf(indicator.code)?.symbol ?? indicator.code;
}
