import {
  BREAKPOINTS_2012,
  BREAKPOINTS_2026,
  type Breakpoints,
  type BreakpointRow,
} from './hj633-breakpoints';
import type { DatedRule } from './rule-registry';

/** The row of the breakpoint table for a pollutant, and the IAQI above the end of a short row. */
export interface AqiItem {
  readonly symbol: string;
  readonly row: BreakpointRow;
  /** The IAQI above the row's last step, or the value of another averaging time that then counts. */
  readonly beyondRow: number | StandIn;
}

/**
 * A value that counts for an item above the end of its row, but never below the IAQI at which the row
 * ends: a rising concentration never lowers the index.
 */
export interface StandIn {
  readonly symbol: string;
  readonly row: BreakpointRow;
  readonly atLeast: number;
}

/** One version of the technical regulation on the air quality index. */
export interface AqiRule extends DatedRule {
  readonly breakpoints: Breakpoints;
  readonly hourly: ReadonlyArray<AqiItem>;
  readonly daily: ReadonlyArray<AqiItem>;
  /** The lowest possible AQI. */
  readonly aqiMin: number;
  /** Whether a missing item makes an AQI of 100 or less null. */
  readonly missingBlocks: boolean;
}

/** The highest IAQI. */
export const TOP = 500;

/** HJ 633-2012, table 1, note: SO2 above 800 ug/m3 in an hour is judged by its mean of 24 hours. */
const SO2_24H: StandIn = { symbol: 'so2_24h', row: 'so2_24h', atLeast: 200 };

/** The same note: ozone above 800 ug/m3 in 8 hours is judged by its highest hour. */
const O3_1H: StandIn = { symbol: 'o3_1h', row: 'o3_1h', atLeast: 300 };

/** The real-time items; the versions differ only in `so2BeyondRow`. */
function hourlyItems(so2BeyondRow: number | StandIn): ReadonlyArray<AqiItem> {
  return [
    { symbol: 'so2', row: 'so2_1h', beyondRow: so2BeyondRow },
    { symbol: 'no2', row: 'no2_1h', beyondRow: TOP },
    { symbol: 'co', row: 'co_1h', beyondRow: TOP },
    { symbol: 'o3', row: 'o3_1h', beyondRow: TOP },
    { symbol: 'pm10', row: 'pm10_24h', beyondRow: TOP },
    { symbol: 'pm25', row: 'pm25_24h', beyondRow: TOP },
  ];
}

/** The daily items; ozone is the highest 8 h mean. */
function dailyItems(o3BeyondRow: number | StandIn): ReadonlyArray<AqiItem> {
  return [
    { symbol: 'so2', row: 'so2_24h', beyondRow: TOP },
    { symbol: 'no2', row: 'no2_24h', beyondRow: TOP },
    { symbol: 'co', row: 'co_24h', beyondRow: TOP },
    { symbol: 'o3', row: 'o3_8h', beyondRow: o3BeyondRow },
    { symbol: 'pm10', row: 'pm10_24h', beyondRow: TOP },
    { symbol: 'pm25', row: 'pm25_24h', beyondRow: TOP },
  ];
}

/**
 * The versions of HJ 633.
 *
 * Both apply the daily breakpoints to hourly particles: the text of 2026 says so (4.2.4); under
 * 2012 the national network did so, although the text requires 24 h moving means.
 */
export const AQI_RULES: ReadonlyArray<AqiRule> = [
  {
    standard: 'HJ 633',
    version: '2012',
    validFrom: '2013-01-01',
    validTo: '2026-03-01',
    stage: null,
    source:
      'HJ 633-2012 (read). Used from 2013 in the first 74 cities, Jiangmen among them, everywhere from 2016-01-01 (dates from memory)',
    breakpoints: BREAKPOINTS_2012,
    hourly: hourlyItems(SO2_24H),
    daily: [...dailyItems(O3_1H), { symbol: 'o3_1h', row: 'o3_1h', beyondRow: TOP }],
    aqiMin: 0,
    missingBlocks: false,
  },
  {
    standard: 'HJ 633',
    version: '2026',
    validFrom: '2026-03-01',
    validTo: null,
    stage: null,
    source: 'HJ 633-2026, in force 2026-03-01 (tables 1 to 3 and A.1 read)',
    breakpoints: BREAKPOINTS_2026,
    hourly: hourlyItems(200),
    daily: dailyItems(300),
    aqiMin: 1,
    missingBlocks: true,
  },
];
