/** The IAQI of each column of a breakpoint table (HJ 633, table 1 of 2012, table 3 of 2026). */
export const IAQI_STEPS: ReadonlyArray<number> = [0, 50, 100, 150, 200, 300, 400, 500];

/** A row of the breakpoint table: a pollutant over an averaging time. */
export type BreakpointRow =
  | 'so2_24h'
  | 'so2_1h'
  | 'no2_24h'
  | 'no2_1h'
  | 'pm10_24h'
  | 'co_24h'
  | 'co_1h'
  | 'o3_1h'
  | 'o3_8h'
  | 'pm25_24h';

/**
 * Concentrations at the steps of IAQI, ug/m3 (CO in mg/m3); a row is shorter where the standard's
 * table has no value.
 */
export type Breakpoints = Readonly<Record<BreakpointRow, ReadonlyArray<number>>>;

/** HJ 633-2012, table 1 (read from the scan). */
export const BREAKPOINTS_2012: Breakpoints = {
  so2_24h: [0, 50, 150, 475, 800, 1600, 2100, 2620],
  so2_1h: [0, 150, 500, 650, 800],
  no2_24h: [0, 40, 80, 180, 280, 565, 750, 940],
  no2_1h: [0, 100, 200, 700, 1200, 2340, 3090, 3840],
  pm10_24h: [0, 50, 150, 250, 350, 420, 500, 600],
  co_24h: [0, 2, 4, 14, 24, 36, 48, 60],
  co_1h: [0, 5, 10, 35, 60, 90, 120, 150],
  o3_1h: [0, 160, 200, 300, 400, 800, 1000, 1200],
  o3_8h: [0, 100, 160, 215, 265, 800],
  pm25_24h: [0, 35, 75, 115, 150, 250, 350, 500],
};

/** HJ 633-2026, table 3 (read from the scan): PM10 and PM2.5 have a stricter step at 100. */
export const BREAKPOINTS_2026: Breakpoints = {
  so2_24h: [0, 50, 150, 475, 800, 1600, 2100, 2620],
  so2_1h: [0, 150, 500, 650, 800],
  no2_24h: [0, 40, 80, 180, 280, 565, 750, 940],
  no2_1h: [0, 100, 200, 700, 1200, 2340, 3090, 3840],
  pm10_24h: [0, 50, 120, 250, 350, 420, 500, 600],
  co_24h: [0, 2, 4, 14, 24, 36, 48, 60],
  co_1h: [0, 5, 10, 35, 60, 90, 120, 150],
  o3_1h: [0, 160, 200, 300, 400, 800, 1000, 1200],
  o3_8h: [0, 100, 160, 215, 265, 800],
  pm25_24h: [0, 35, 60, 115, 150, 250, 350, 500],
};
