/** A row of a table of limits: one limit for each class, best class first. */
export interface ClassLimit {
  readonly symbol: string;
  readonly nameZh: string;
  /** `AT_MOST` and `AT_LEAST` include the limit itself; `ABOVE` excludes it. */
  readonly direction: 'AT_MOST' | 'AT_LEAST' | 'ABOVE';
  readonly limits: ReadonlyArray<number>;
}

/** A measured value, or the detection limit of a value below it. */
export type Reading = number | { readonly value: number; readonly censored: boolean };

/**
 * The number that is compared with the limits: the value, or half the detection limit for a value
 * below it.
 *
 * Undefined for a negative value or one that is not a number, so that it counts as missing.
 */
export function judgedValue(reading: Reading | null | undefined): number | undefined {
  if (reading === null || reading === undefined) return undefined;
  const value = typeof reading === 'number' ? reading : reading.value / (reading.censored ? 2 : 1);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

/**
 * The index of the best class whose limit the value meets; the number of classes if it meets none.
 */
export function classIndex({ direction, limits }: ClassLimit, value: number): number {
  const isMet = {
    AT_MOST: (limit: number): boolean => value <= limit,
    AT_LEAST: (limit: number): boolean => value >= limit,
    ABOVE: (limit: number): boolean => value > limit,
  }[direction];
  const index = limits.findIndex(isMet);
  return index === -1 ? limits.length : index;
}
