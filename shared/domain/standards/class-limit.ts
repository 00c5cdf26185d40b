/** An item of a table of limits: ascending in badness, one limit a class. */
export interface ClassLimit {
  readonly symbol: string;
  readonly nameZh: string;
  /** `AT_MOST`: at the limit is inside; `AT_LEAST` too; `ABOVE`: at the limit is outside. */
  readonly direction: 'AT_MOST' | 'AT_LEAST' | 'ABOVE';
  readonly limits: ReadonlyArray<number>;
}

/** A measured value, or the detection limit it is known to lie below. */
export type Reading = number | { readonly value: number; readonly censored: boolean };

/**
 * The number a reading is judged by: itself, or half the detection limit it lies below.
 *
 * Undefined for what is no number or negative, so that a broken value counts as missing.
 */
export function judgedValue(reading: Reading | null | undefined): number | undefined {
  if (reading === null || reading === undefined) return undefined;
  const value = typeof reading === 'number' ? reading : reading.value / (reading.censored ? 2 : 1);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** The place of the best class whose limit the value meets; the number of classes when it meets none. */
export function classIndex({ direction, limits }: ClassLimit, value: number): number {
  const isMet = {
    AT_MOST: (limit: number): boolean => value <= limit,
    AT_LEAST: (limit: number): boolean => value >= limit,
    ABOVE: (limit: number): boolean => value > limit,
  }[direction];
  const index = limits.findIndex(isMet);
  return index === -1 ? limits.length : index;
}
