import { aqiLevelOf, type AqiLevel } from './aqi-levels';
import { IAQI_STEPS, type Breakpoints } from './hj633-breakpoints';
import { AQI_RULES, type AqiItem, type AqiRule } from './hj633-rules';
import { roundHalfEven } from './rounding';
import { nameOf, ruleInForce } from './rule-registry';

/** A concentration: null if it is missing, undefined if the station is not meant to measure it. */
type Concentration = number | null | undefined;

/** Means of one hour, ug/m3 (CO in mg/m3). */
export interface HourlyConcentrations {
  readonly so2?: Concentration;
  readonly no2?: Concentration;
  readonly co?: Concentration;
  readonly o3?: Concentration;
  readonly pm10?: Concentration;
  readonly pm25?: Concentration;
}

/**
 * Values of one day: 24 h means; `o3` is the highest 8 h mean, `o3_1h` the highest hour (2012
 * only).
 */
export interface DailyConcentrations extends HourlyConcentrations {
  readonly o3_1h?: Concentration;
}

/** An air quality index, and how it was computed. */
export interface AqiReport {
  /**
   * For example `HJ 633-2026`; null if no version was in force, and then all other members are
   * null, too.
   */
  readonly standard: string | null;
  /** 0 to 500; null is published as "NA". */
  readonly aqi: number | null;
  readonly level: AqiLevel['level'] | null;
  readonly categoryZh: string | null;
  readonly categoryEn: string | null;
  readonly colorHex: string | null;
  /** Symbols of the primary pollutants, including ties; empty up to AQI 50. */
  readonly primary: ReadonlyArray<string>;
  /** IAQI by symbol, of those that could be computed. */
  readonly subIndices: Readonly<Record<string, number>>;
}

/**
 * The real-time AQI by the version of HJ 633 in force at `at`.
 *
 * From 2026 a missing item (null) makes the AQI null unless the others already exceed 100; an item
 * that the station is not meant to measure (undefined) does not. A negative value, or one that is
 * not a number, counts as missing.
 */
export function hourlyAqi(concentrations: HourlyConcentrations, at: Date): AqiReport {
  const rule = ruleInForce(AQI_RULES, at);
  return rule ? report(rule, rule.hourly, valuesOf(concentrations)) : NOTHING_IN_FORCE;
}

/**
 * The daily AQI by the version of HJ 633 in force at `at`, an instant of that day; gaps are handled
 * as in `hourlyAqi`.
 */
export function dailyAqi(concentrations: DailyConcentrations, at: Date): AqiReport {
  const rule = ruleInForce(AQI_RULES, at);
  return rule ? report(rule, rule.daily, valuesOf(concentrations)) : NOTHING_IN_FORCE;
}

const UNKNOWN = { aqi: null, level: null, categoryZh: null, categoryEn: null, colorHex: null };

const NOTHING_IN_FORCE: AqiReport = { standard: null, ...UNKNOWN, primary: [], subIndices: {} };

type Values = ReadonlyMap<string, Concentration>;

function valuesOf(concentrations: DailyConcentrations): Values {
  return new Map(Object.entries(concentrations));
}

function report(rule: AqiRule, items: ReadonlyArray<AqiItem>, values: Values): AqiReport {
  const subIndices: Record<string, number> = {};
  for (const item of items) {
    const iaqi = subIndex(item, rule.breakpoints, values.get(item.symbol));
    if (iaqi !== null) subIndices[item.symbol] = iaqi;
  }
  const standard = nameOf(rule);
  const highest = Math.max(rule.aqiMin, ...Object.values(subIndices));
  const level = aqiLevelOf(highest);
  const isKnown =
    Object.keys(subIndices).length > 0 &&
    !(rule.missingBlocks && highest <= 100 && hasGap(items, values));
  if (level === undefined || !isKnown) return { standard, ...UNKNOWN, primary: [], subIndices };
  return {
    standard,
    aqi: highest,
    level: level.level,
    categoryZh: level.categoryZh,
    categoryEn: level.categoryEn,
    colorHex: level.colorHex,
    primary: highest > 50 ? symbolsAt(highest, subIndices) : [],
    subIndices,
  };
}

function hasGap(items: ReadonlyArray<AqiItem>, values: Values): boolean {
  return items
    .map(({ symbol }) => values.get(symbol))
    .some((value) => value !== undefined && !isReading(value));
}

function isReading(value: Concentration): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** The 1 h and the 8 h maximum of ozone are reported as one pollutant. */
function symbolsAt(
  iaqi: number,
  subIndices: Readonly<Record<string, number>>,
): ReadonlyArray<string> {
  const symbols = Object.entries(subIndices).filter(([, value]) => value === iaqi);
  return [...new Set(symbols.map(([symbol]) => (symbol === 'o3_1h' ? 'o3' : symbol)))];
}

/**
 * IAQI by linear interpolation, always rounded up.
 *
 * All terms are integers (CO in tenths), so an integer quotient is exact: 35 gives 50, not 51.
 */
function subIndex(item: AqiItem, breakpoints: Breakpoints, value: Concentration): number | null {
  if (!isReading(value)) return null;
  const perUnit = item.symbol === 'co' ? 10 : 1;
  const amount = Math.round(roundHalfEven(value, item.symbol === 'co' ? 1 : 0) * perUnit);
  const steps = breakpoints[item.row].map((concentration) => concentration * perUnit);
  const upper = steps.findIndex((step) => amount <= step);
  if (upper === -1) return item.beyondRow;
  if (upper === 0) return 0;
  const [low = 0, high = 0] = steps.slice(upper - 1, upper + 1);
  const [iaqiLow = 0, iaqiHigh = 0] = IAQI_STEPS.slice(upper - 1, upper + 1);
  return iaqiLow + Math.ceil(((iaqiHigh - iaqiLow) * (amount - low)) / (high - low));
}
