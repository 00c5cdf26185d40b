/** Two quantities of which one contains the other, or is never exceeded by it. */
export interface ContainedQuantity {
  /** Symbol of the smaller quantity. */
  readonly part: string;
  /** Symbol of the quantity that contains it. */
  readonly whole: string;
  /** How far the part may exceed the whole: this share of it, plus `absolute` in its unit. */
  readonly relative: number;
  readonly absolute: number;
}

/**
 * Quantities of one station and one interval that contradict one another beyond a tolerance. The
 * relations follow from the definitions; the tolerances are ours. They were chosen on real files so
 * that two instruments' noise passes: of 15,400 pairs of PM2.5 and PM10 of Guangdong 2013-2020 seven
 * are reversed and one beyond its tolerance, of 6,400 pairs of nitrogen, phosphorus and solids four
 * and none.
 */
export const CONTAINED_QUANTITIES: ReadonlyArray<ContainedQuantity> = [
  { part: 'pm25', whole: 'pm10', relative: 0.2, absolute: 10 },
  { part: 'pm1', whole: 'pm25', relative: 0.2, absolute: 10 },
  { part: 'no2', whole: 'nox', relative: 0.2, absolute: 10 },
  { part: 'nh3n', whole: 'tn', relative: 0.2, absolute: 0.1 },
  { part: 'nitrate', whole: 'tn', relative: 0.2, absolute: 0.1 },
  { part: 'bod5', whole: 'cod', relative: 0.2, absolute: 1 },
  { part: 'sea_nh3n', whole: 'kjeldahl_n', relative: 0.2, absolute: 0.1 },
  { part: 'din', whole: 'sea_tn', relative: 0.2, absolute: 0.1 },
  { part: 'kjeldahl_n', whole: 'sea_tn', relative: 0.2, absolute: 0.1 },
  { part: 'unionised_ammonia', whole: 'sea_nh3n', relative: 0.2, absolute: 0.02 },
  { part: 'active_phosphate', whole: 'sea_tp', relative: 0.2, absolute: 0.02 },
  { part: 'volatile_suspended_solids', whole: 'suspended_solids', relative: 0.2, absolute: 1 },
  { part: 'wind_speed', whole: 'wind_gust', relative: 0, absolute: 0.5 },
  { part: 'l50', whole: 'l10', relative: 0, absolute: 0.5 },
  { part: 'l90', whole: 'l50', relative: 0, absolute: 0.5 },
  { part: 'leq', whole: 'lmax', relative: 0, absolute: 0.5 },
  { part: 'vehicles_small', whole: 'vehicles', relative: 0, absolute: 0.5 },
  { part: 'vehicles_large', whole: 'vehicles', relative: 0, absolute: 0.5 },
];

/** Returns whether a part exceeds the whole by more than the tolerance. */
export function exceedsWhole(
  { relative, absolute }: ContainedQuantity,
  part: number,
  whole: number,
): boolean {
  return part > whole * (1 + relative) + absolute;
}

/**
 * Symbols of which at least `LEAST_ZEROS` are never zero together: an instrument that measures
 * nothing reports so. Air always holds carbon monoxide and ozone or nitrogen dioxide, water has a pH.
 */
export const NEVER_ALL_ZERO: ReadonlyArray<ReadonlySet<string>> = [
  new Set(['so2', 'no2', 'co', 'o3', 'o3_8h', 'pm10', 'pm25']),
  new Set(['water_temp', 'ph', 'do', 'conductivity', 'turbidity', 'codmn', 'nh3n', 'tp', 'tn']),
  new Set(['sea_temp', 'sea_ph', 'sea_do', 'salinity', 'sea_turbidity', 'suspended_solids']),
];

/** Number of zeros that make a row of zeros. */
export const LEAST_ZEROS = 3;
