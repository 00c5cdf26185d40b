import { classIndex, judgedValue, type ClassLimit, type Reading } from './class-limit';
import {
  FECAL_COLIFORM,
  LAKE_NITROGEN,
  LAKE_PHOSPHORUS,
  RIVER_PHOSPHORUS,
  SURFACE_WATER_LIMITS,
  SURFACE_WATER_PH,
} from './gb3838-limits';
import { mainPollutants, type MainPollutant } from './main-pollutants';
import { nameOf, ruleInForce, type DatedRule } from './rule-registry';
import { SURFACE_WATER_GRADES } from './surface-water-grades';

/** The classes of GB 3838, best first; the last is worse than V (劣V). */
export const SURFACE_WATER_CLASSES = ['I', 'II', 'III', 'IV', 'V', 'INFERIOR_V'] as const;

/** A class of surface water. */
export type SurfaceWaterClass = (typeof SURFACE_WATER_CLASSES)[number];

/** Values by symbol of the indicator, in mg/L (pH in its own unit, coliforms in count/L). */
export type SurfaceWaterReading = Readonly<Partial<Record<string, Reading | null>>>;

/**
 * By which limits a water is judged; reservoirs are LAKE. With UNKNOWN there is a class only where
 * the limits of rivers and of lakes lead to the same one.
 */
export type KindOfWater = 'RIVER' | 'LAKE' | 'UNKNOWN';

/** Why there is no class: no version in force, a basic item missing, or the kind of water not known. */
export type NoClassReason = 'NO_STANDARD' | 'ITEM_MISSING' | 'KIND_UNKNOWN';

/** The facts that influence a class, apart from the values. */
export interface SurfaceWaterOptions {
  /** Lakes and reservoirs have stricter phosphorus limits. */
  readonly kind: KindOfWater;
  /**
   * If given, oxygen also reaches class I by 90 % saturation, as in the standard. The ministry
   * publishes its automatic stations without this.
   */
  readonly waterTempC?: number | null;
}

/** An item and its class. */
export interface ItemClass {
  readonly symbol: string;
  readonly class: SurfaceWaterClass;
}

/** The class of a sample of surface water, and its reasons. */
export interface SurfaceWaterAssessment {
  /** For example `GB 3838-2002`; null if no version was in force. */
  readonly standard: string | null;
  /**
   * Null while one of the five basic items is missing, because the class could be worse than that
   * of the measured items, or if it depends on a kind of water that is not known.
   */
  readonly class: SurfaceWaterClass | null;
  /** Why `class` is null; null if there is a class. */
  readonly reason: NoClassReason | null;
  /**
   * The worst class among the measured items, by the limits of rivers if the kind is not known; null
   * if there are none.
   */
  readonly noBetterThan: SurfaceWaterClass | null;
  readonly gradeZh: string | null;
  readonly gradeEn: string | null;
  readonly colorHex: string | null;
  /** The items in the worst class, in the order of the standard. */
  readonly determining: ReadonlyArray<ItemClass>;
  /** At most three, only those worse than class III, worst first. */
  readonly mainPollutants: ReadonlyArray<MainPollutant>;
  /** Total nitrogen (lakes) and faecal coliforms: reported separately, not part of the class. */
  readonly reference: ReadonlyArray<ItemClass>;
  /** Symbols of the basic items that were not measured. */
  readonly missing: ReadonlyArray<string>;
}

/**
 * The basic items that every automatic station measures; without any one of them there is no class.
 */
const BASIC_ITEMS: ReadonlyArray<string> = ['ph', 'do', 'codmn', 'nh3n', 'tp'];

const RULES: ReadonlyArray<DatedRule> = [
  {
    standard: 'GB 3838',
    version: '2002',
    validFrom: '2002-06-01',
    validTo: null,
    stage: null,
    source: 'GB 3838-2002 table 1 (read); method: 环办〔2011〕22号 (from memory, certain)',
  },
];

/**
 * The class of surface water by GB 3838: single factor, the worst item decides.
 *
 * A value equal to a limit meets it; if two classes share a limit, the better one applies. A value
 * below the detection limit counts as half that limit. Water temperature is not assessed.
 */
export function surfaceWaterClass(
  reading: SurfaceWaterReading,
  options: SurfaceWaterOptions,
  at: Date,
): SurfaceWaterAssessment {
  const rule = ruleInForce(RULES, at);
  const missing = missingItems(reading);
  if (rule === undefined)
    return assessment([], { standard: null, reference: [], missing, reason: 'NO_STANDARD' });
  const items = classified(reading, options);
  const reason =
    missing.length > 0
      ? 'ITEM_MISSING'
      : dependsOnKind(items, reading, options)
        ? 'KIND_UNKNOWN'
        : null;
  const reference = referenceItems(reading, options).map(itemClass);
  return assessment(items, { standard: nameOf(rule), reference, missing, reason });
}

/** Whether the kind is not known and the limits of lakes lead to a worse class. */
function dependsOnKind(
  items: ReadonlyArray<Classified>,
  reading: SurfaceWaterReading,
  options: SurfaceWaterOptions,
): boolean {
  if (options.kind !== 'UNKNOWN') return false;
  return worstOf(classified(reading, { ...options, kind: 'LAKE' })) !== worstOf(items);
}

function worstOf(items: ReadonlyArray<Classified>): number {
  return Math.max(-1, ...items.map((item) => item.index));
}

function missingItems(reading: SurfaceWaterReading): ReadonlyArray<string> {
  return BASIC_ITEMS.filter((symbol) => judgedValue(reading[symbol]) === undefined);
}

function assessment(
  items: ReadonlyArray<Classified>,
  beside: Pick<SurfaceWaterAssessment, 'standard' | 'reference' | 'missing' | 'reason'>,
): SurfaceWaterAssessment {
  const worst = worstOf(items);
  const hasClass = beside.reason === null;
  const noBetterThan = SURFACE_WATER_CLASSES[worst] ?? null;
  const grade = hasClass ? SURFACE_WATER_GRADES[worst] : undefined;
  return {
    ...beside,
    class: hasClass ? noBetterThan : null,
    noBetterThan,
    gradeZh: grade?.zh ?? null,
    gradeEn: grade?.en ?? null,
    colorHex: grade?.colorHex ?? null,
    determining: items.filter((item) => item.index === worst).map(itemClass),
    mainPollutants: mainPollutants(items),
  };
}

/**
 * An item with its value, the index of its class, and its limit of class III if it is a
 * concentration.
 */
interface Classified {
  readonly symbol: string;
  readonly value: number;
  readonly index: number;
  readonly limitIII: number | null;
}

function classified(
  reading: SurfaceWaterReading,
  options: SurfaceWaterOptions,
): ReadonlyArray<Classified> {
  const phosphorus = options.kind === 'LAKE' ? LAKE_PHOSPHORUS : RIVER_PHOSPHORUS;
  const judged = [...SURFACE_WATER_LIMITS, phosphorus].flatMap((limit) => judge(limit, reading));
  // How far phosphorus exceeds its limit depends on the kind.
  const items = judged.map((item) =>
    options.kind === 'UNKNOWN' && item.symbol === 'tp' ? { ...item, limitIII: null } : item,
  );
  return [...judgePh(reading), ...items.map((item) => saturated(item, options.waterTempC))];
}

function referenceItems(
  reading: SurfaceWaterReading,
  { kind }: SurfaceWaterOptions,
): ReadonlyArray<Classified> {
  const limits = kind === 'LAKE' ? [LAKE_NITROGEN, FECAL_COLIFORM] : [FECAL_COLIFORM];
  return limits.flatMap((limit) => judge(limit, reading));
}

function judge(limit: ClassLimit, reading: SurfaceWaterReading): ReadonlyArray<Classified> {
  const value = judgedValue(reading[limit.symbol]);
  if (value === undefined) return [];
  const limitIII = limit.direction === 'AT_MOST' ? (limit.limits[2] ?? null) : null;
  return [{ symbol: limit.symbol, value, index: classIndex(limit, value), limitIII }];
}

function judgePh(reading: SurfaceWaterReading): ReadonlyArray<Classified> {
  const value = judgedValue(reading.ph);
  if (value === undefined) return [];
  const isInside = value >= SURFACE_WATER_PH.min && value <= SURFACE_WATER_PH.max;
  const index = isInside ? 0 : SURFACE_WATER_CLASSES.length - 1;
  return [{ symbol: 'ph', value, index, limitIII: null }];
}

/**
 * Warm water holds less oxygen: 90 % of saturation (fresh water, HJ 2.3-2018) also meets class I.
 */
function saturated(item: Classified, waterTempC: number | null | undefined): Classified {
  if (item.symbol !== 'do' || waterTempC === null || waterTempC === undefined) return item;
  const saturation = 468 / (31.6 + waterTempC);
  return item.value >= 0.9 * saturation ? { ...item, index: 0 } : item;
}

function itemClass({ symbol, index }: Classified): ItemClass {
  return { symbol, class: SURFACE_WATER_CLASSES[index] ?? 'INFERIOR_V' };
}
