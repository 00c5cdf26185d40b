/** How an analyser of ambient air behaves at zero, in the indicator's unit. */
export interface ZeroPoint {
  /** Greatest drift of the zero in 24 hours: a reading so far below zero is clean air. */
  readonly drift: number;
  /** Detection limit. */
  readonly detectionLimit: number;
}

/**
 * Zero points by symbol. HJ 654-2013 (memory): drift 5 nmol/mol and limit 2 nmol/mol for SO2, NO2
 * and O3, 1 and 0.5 umol/mol for CO, here at 298.15 K. HJ 653-2013 (memory) gives particles a limit
 * of 2 ug/m3 and no drift, so that a reading no further below zero than the limit is accepted.
 */
export const ZERO_POINTS: Readonly<Record<string, ZeroPoint>> = {
  so2: { drift: 13.1, detectionLimit: 5.2 },
  no2: { drift: 9.4, detectionLimit: 3.8 },
  o3: { drift: 9.8, detectionLimit: 3.9 },
  co: { drift: 1.1, detectionLimit: 0.57 },
  pm10: { drift: 2, detectionLimit: 2 },
  pm25: { drift: 2, detectionLimit: 2 },
};

/** Averaging periods that an analyser reports; longer means are made from values above zero. */
const REPORTED: ReadonlySet<string> = new Set(['MINUTE', 'TEN_MINUTES', 'HOUR']);

/**
 * Returns the detection limit below which a negative reading of clean air lies; undefined if it is
 * not one. Negative readings within the drift of the zero count as not detected, with half the limit
 * in statistics (HJ 818-2018, memory; 《环境空气质量监测规范（试行）》 2007, annex 5, for what is below
 * the limit). Lower ones are impossible.
 */
export function limitOfCleanAir(
  symbol: string,
  averaging: string,
  value: number,
): number | undefined {
  if (value >= 0) return undefined;
  const zero = ZERO_POINTS[symbol];
  if (!zero || value < -zero.drift || !REPORTED.has(averaging)) return undefined;
  return zero.detectionLimit;
}
