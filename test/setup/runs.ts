/** Whether the long forms are run: `npm run test:long -- <name>`. */
export const IS_LONG = process.env.RIVERGATE_TEST_LONG === '1';

/**
 * Number of runs and seed of a property test: always the same in `npm test`, random in the long
 * form.
 */
export function runs(short: number, long: number): { numRuns: number; seed?: number } {
  return IS_LONG ? { numRuns: long } : { numRuns: short, seed: 440_700 };
}
