import { Directive, Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { surfaceWaterClass, type KindOfWater } from '../../domain/standards/gb3838';
import { instantOf } from '../../data/instant-text';
import { DateTimeScalar } from '../../graphql/scalars';
import { Plumbing } from '../../sharing/in-dataset';
import type { DepartmentContext } from '../department-context';
import { declaredReadings, type DeclaredReadings } from '../observations/declared-readings';
import { IndicatorReference, indicatorReference } from '../observations/measured.type';
import {
  isUsable,
  judgedItem,
  reviewOfAll,
  type PublishedObservation,
} from '../observations/observation-row';
import type { StationKey } from '../stations/station-row';
import { ReviewState } from '../vocabulary';
import { ListSize } from '../../graphql/list-size';

/** Class of surface water, GB 3838-2002. */
export enum WaterClass {
  I = 'I',
  II = 'II',
  III = 'III',
  IV = 'IV',
  V = 'V',
  INFERIOR_V = 'INFERIOR_V',
}

registerEnumType(WaterClass, {
  name: 'WaterClass',
  description: 'Class of surface water, GB 3838-2002 (水质类别)',
  valuesConfig: {
    I: { description: 'Headwaters, national reserves (Ⅰ类)' },
    II: { description: 'First-grade protection zones of drinking water (Ⅱ类)' },
    III: { description: 'Second-grade protection zones, fishery, swimming (Ⅲ类)' },
    IV: { description: 'Industry, recreation without contact (Ⅳ类)' },
    V: { description: 'Agriculture, landscape (Ⅴ类)' },
    INFERIOR_V: { description: 'Worse than class V (劣Ⅴ类)' },
  },
});

/** By which limits a water is judged. */
export enum WaterKind {
  RIVER = 'RIVER',
  LAKE = 'LAKE',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(WaterKind, {
  name: 'WaterKind',
  description: 'Kind of water whose limits apply, GB 3838-2002 (水体类型)',
  valuesConfig: {
    RIVER: { description: 'River, canal or tidal reach (河流)' },
    LAKE: { description: 'Lake or reservoir: stricter limits of phosphorus (湖库)' },
    UNKNOWN: {
      description: 'Not known: a class is given only if both limits lead to it (类型不明)',
    },
  },
});

/** Why a water has no class. */
export enum NoWaterClassReason {
  NO_STANDARD = 'NO_STANDARD',
  ITEM_MISSING = 'ITEM_MISSING',
  KIND_UNKNOWN = 'KIND_UNKNOWN',
}

registerEnumType(NoWaterClassReason, {
  name: 'NoWaterClassReason',
  description: 'Why a water has no class (无法评价的原因)',
  valuesConfig: {
    NO_STANDARD: { description: 'No standard was in force (当时无适用标准)' },
    ITEM_MISSING: { description: 'A basic item is missing, see `missing` (基本指标缺测)' },
    KIND_UNKNOWN: {
      description:
        'The limits of rivers and of lakes lead to different classes, and the kind is not known (水体类型不明)',
    },
  },
});

/** An item and its class. */
@Plumbing()
@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'An item and its class (单项水质类别)' })
export class WaterItemClass {
  @Field(() => IndicatorReference, { description: 'The item (指标)' })
  indicator!: IndicatorReference;

  @Field(() => WaterClass, { description: 'Its class (类别)' })
  class!: WaterClass;
}

/** An item worse than class III. */
@Plumbing()
@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'An item worse than class III (主要污染指标)' })
export class WaterMainPollutant {
  @Field(() => IndicatorReference, { description: 'The item (指标)' })
  indicator!: IndicatorReference;

  @Field(() => Float, {
    nullable: true,
    description:
      '(C - limit of class III) / limit; null for pH and dissolved oxygen, and for phosphorus if the kind of water is not known (超标倍数)',
  })
  multiple!: number | null;
}

/** Class of a water by the standard in force at the time of the reading. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'Water-quality class by the standard in force at the time of the reading: the worst item decides (水质评价)',
})
export class SurfaceWaterAssessment {
  @Field(() => String, { nullable: true, description: 'Standard applied (评价标准)' })
  standard!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the newest value used, UTC (评价时间)',
  })
  at!: string | null;

  @Field(() => WaterKind, { description: 'Kind of water whose limits were applied (水体类型)' })
  judgedAs!: WaterKind;

  @Field(() => WaterClass, {
    nullable: true,
    description: 'Class; null if it is not known, see `reason` (水质类别)',
  })
  class!: WaterClass | null;

  @Field(() => NoWaterClassReason, {
    nullable: true,
    description: 'Why there is no class; null if there is one (无法评价的原因)',
  })
  reason!: NoWaterClassReason | null;

  @Field(() => WaterClass, {
    nullable: true,
    description: 'Worst class among the items with a value; the class cannot be better (不优于)',
  })
  noBetterThan!: WaterClass | null;

  @Field(() => String, {
    nullable: true,
    description: 'Grade in Chinese: 优, 良好, 轻度污染 … (水质状况)',
  })
  gradeZh!: string | null;

  @Field(() => String, { nullable: true, description: 'Grade in English' })
  gradeEn!: string | null;

  @ListSize(12)
  @Field(() => [WaterItemClass], { description: 'Items in the worst class (定类指标)' })
  determining!: WaterItemClass[];

  @ListSize(3)
  @Field(() => [WaterMainPollutant], {
    description: 'At most three items worse than class III, worst first (主要污染指标)',
  })
  mainPollutants!: WaterMainPollutant[];

  @ListSize(24)
  @Field(() => [IndicatorReference], {
    description: 'Basic items that were not measured (缺测指标)',
  })
  missing!: IndicatorReference[];

  @Field(() => ReviewState, {
    description: 'UNREVIEWED (未经审核) unless all values used are reviewed (审核状态)',
  })
  review!: ReviewState;
}

/** What to assess: station, kind of water and instant. */
export interface WaterQuery {
  readonly station: StationKey;
  /** Lakes and reservoirs have stricter limits for phosphorus. */
  readonly kind: KindOfWater;
  /** Instant to assess; null: the latest values. */
  readonly at: string | null;
  /**
   * Symbols of the standard's items by the symbols that the station measures, where these differ,
   * as on a tidal reach.
   */
  readonly items?: Readonly<Record<string, string>>;
}

const MAX_AGE_MS = 45 * 86_400_000; // Monthly sampling plus reporting delay.

/** What the class of a water is computed from. */
export const SURFACE_WATER_READINGS: DeclaredReadings = { indicators: null, maxAgeMs: MAX_AGE_MS };

/** Returns the class of the water at a station at an instant; null without values. */
export async function assessSurfaceWater(
  context: DepartmentContext,
  { station, kind, at, items = {} }: WaterQuery,
): Promise<SurfaceWaterAssessment | null> {
  const asked = { readings: SURFACE_WATER_READINGS, at };
  const readings = await declaredReadings(context, station, asked);
  const newest = readings
    .filter(isUsable)
    .reduce((last, { from }) => (from > last ? from : last), '');
  if (newest === '') return null;
  const oldest = instantOf(Date.parse(newest) - MAX_AGE_MS);
  // Of several series of one item the newest value is used; values too old to be combined with it
  // are left out.
  const usable = readings
    .filter((reading) => isUsable(reading) && reading.from > oldest)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const result = surfaceWaterClass(
    Object.fromEntries(usable.map((reading) => valueByItem(reading, items))),
    { kind },
    new Date(newest),
  );
  return Object.assign(new SurfaceWaterAssessment(), {
    ...result,
    judgedAs: kind,
    at: newest,
    review: reviewOfAll(usable),
    determining: result.determining.map((item) => ({
      indicator: indicatorReference(item.symbol),
      class: item.class,
    })),
    mainPollutants: result.mainPollutants.map((item) => ({
      indicator: indicatorReference(item.symbol),
      multiple: item.multiple,
    })),
    missing: result.missing.map(indicatorReference),
  });
}

function valueByItem(reading: PublishedObservation, items: Readonly<Record<string, string>>) {
  const [symbol, value] = judgedItem(reading);
  return [items[symbol] ?? symbol, value] as const;
}
