/** Whether long forms are asked for: `npm run test:long -- <name>`. */
export const IS_LONG = process.env.RIVERGATE_TEST_LONG === '1';

/** How often, and from which seed, a property is tried: always the same in `npm test`, others each time in the long form. */
export function runs(short: number, long: number): { numRuns: number; seed?: number } {
  return IS_LONG ? { numRuns: long } : { numRuns: short, seed: 440_700 };
}
