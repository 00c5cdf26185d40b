/** How many scalars an answer holds; null counts as one, and what is empty as none. */
export function countScalars(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, one) => sum + countScalars(one), 0);
}
