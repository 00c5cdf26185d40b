import { aqiLevelOf, type AqiLevel } from './aqi-levels';
import { IAQI_STEPS, type Breakpoints } from './hj633-breakpoints';
import { AQI_RULES, TOP, type AqiItem, type AqiRule } from './hj633-rules';
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
  /**
   * Mean of the 24 hours that end with this one; needed only where `needsDailyMean`, else it is not
   * read.
   */
  readonly so2_24h?: Concentration;
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
  /**
   * 0 to 500; null is published as "NA", also where an item lies above the end of its row and what
   * then counts is missing.
   */
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

/** Whether the hour's SO2 is judged by its mean of 24 hours, `so2_24h` (HJ 633-2012 above 800). */
export function needsDailyMean({ so2 }: HourlyConcentrations, at: Date): boolean {
  const rule = ruleInForce(AQI_RULES, at);
  const item = rule?.hourly.find(({ symbol }) => symbol === 'so2');
  if (rule === undefined || item === undefined) return false;
  return typeof item.beyondRow === 'object' && isBeyondRow(item, rule.breakpoints, so2);
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
    const iaqi = subIndex(item, rule.breakpoints, values);
    if (iaqi !== null) subIndices[item.symbol] = iaqi;
  }
  const standard = nameOf(rule);
  const highest = Math.max(rule.aqiMin, ...Object.values(subIndices));
  const level = aqiLevelOf(highest);
  const isKnown =
    Object.keys(subIndices).length > 0 &&
    !(rule.missingBlocks && highest <= 100 && hasGap(items, values)) &&
    (highest === TOP || !hasOpenItem({ rule, items, values, subIndices }));
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

interface Judged {
  readonly rule: AqiRule;
  readonly items: ReadonlyArray<AqiItem>;
  readonly values: Values;
  readonly subIndices: Readonly<Record<string, number>>;
}

/** Whether an item lies above the end of its row and what then counts is missing. */
function hasOpenItem({ rule, items, values, subIndices }: Judged): boolean {
  return items.some(
    (item) =>
      isBeyondRow(item, rule.breakpoints, values.get(item.symbol)) &&
      subIndices[item.symbol] === undefined,
  );
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

/** The IAQI of an item; null if it is missing, or if what counts in its place is. */
function subIndex(item: AqiItem, breakpoints: Breakpoints, values: Values): number | null {
  const value = values.get(item.symbol);
  if (!isReading(value)) return null;
  if (!isBeyondRow(item, breakpoints, value)) return interpolated(item, breakpoints, value);
  if (typeof item.beyondRow === 'number') return item.beyondRow;
  const { atLeast, ...standIn } = item.beyondRow;
  const other = values.get(standIn.symbol);
  if (!isReading(other)) return null;
  const isTop = isBeyondRow(standIn, breakpoints, other);
  return isTop ? TOP : Math.max(atLeast, interpolated(standIn, breakpoints, other));
}

type Row = Pick<AqiItem, 'symbol' | 'row'>;

/**
 * A rounded concentration and the steps of its row as integers (CO in tenths), so that an integer
 * quotient is exact: 35 gives 50, not 51.
 */
function wholeUnits({ symbol, row }: Row, breakpoints: Breakpoints, value: number) {
  const decimals = symbol === 'co' ? 1 : 0;
  const perUnit = 10 ** decimals;
  return {
    amount: Math.round(roundHalfEven(value, decimals) * perUnit),
    steps: breakpoints[row].map((concentration) => concentration * perUnit),
  };
}

function isBeyondRow(row: Row, breakpoints: Breakpoints, value: Concentration): boolean {
  if (!isReading(value)) return false;
  const { amount, steps } = wholeUnits(row, breakpoints, value);
  return amount > Math.max(...steps);
}

/** IAQI by linear interpolation within the row, always rounded up. */
function interpolated(row: Row, breakpoints: Breakpoints, value: number): number {
  const { amount, steps } = wholeUnits(row, breakpoints, value);
  const upper = steps.findIndex((step) => amount <= step);
  if (upper === 0) return 0;
  const [low = 0, high = 0] = steps.slice(upper - 1, upper + 1);
  const [iaqiLow = 0, iaqiHigh = 0] = IAQI_STEPS.slice(upper - 1, upper + 1);
  return iaqiLow + Math.ceil(((iaqiHigh - iaqiLow) * (amount - low)) / (high - low));
}
