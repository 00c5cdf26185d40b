/** How the values of one indicator are aggregated to a longer interval. */
export type Aggregation =
  | 'MEAN'
  | 'SUM'
  | 'MAX'
  | 'MIN'
  | 'ENERGY_MEAN'
  | 'VECTOR_MEAN'
  | 'PH_MEAN'
  | 'MAX_8H_MEAN'
  | 'LAST';

/**
 * An indicator: its names, unit, decimals, plausible bounds and aggregation.
 *
 * `code` is the code of HJ 524/525 (as in HJ 212 annex B) if the standard has one for exactly this
 * quantity, otherwise a dotted code of our own. `symbol` is the short name for people and code.
 * `unit` is UCUM. The plausible bounds are physical, inclusive and wide: a value outside them is
 * impossible, not just unusual; null means unbounded. The value of a counted or summed indicator
 * (`SUM`) is the total of its interval, whatever the interval's length.
 */
export interface IndicatorFact {
  readonly code: string;
  readonly symbol: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unit: string;
  readonly decimals: number;
  readonly aggregation: Aggregation;
  readonly plausibleMin: number | null;
  readonly plausibleMax: number | null;
  readonly source: string;
}

/** One line of an indicator table: code, symbol, names, unit, decimals, aggregation, plausible bounds. */
export type IndicatorRow = readonly [
  code: string,
  symbol: string,
  nameZh: string,
  nameEn: string,
  unit: string,
  decimals: number,
  aggregation: Aggregation,
  plausibleMin: number | null,
  plausibleMax: number | null,
];

/** The facts of a table; `basis` names the standard or practice that defines its quantities. */
export function indicatorFacts(
  basis: string,
  rows: ReadonlyArray<IndicatorRow>,
): ReadonlyArray<IndicatorFact> {
  return rows.map(
    ([code, symbol, nameZh, nameEn, unit, decimals, aggregation, plausibleMin, plausibleMax]) => ({
      code,
      symbol,
      nameZh,
      nameEn,
      unit,
      decimals,
      aggregation,
      plausibleMin,
      plausibleMax,
      source: `${basis}; code: ${originOf(code)}`,
    }),
  );
}

/** Codes that HJ 524/525-2009 and stations use, but HJ 212-2017 does not list. */
const OUTSIDE_ANNEX_B: ReadonlyArray<string> = ['a05024', 'w01003'];

function originOf(code: string): string {
  if (OUTSIDE_ANNEX_B.includes(code)) return 'HJ 524/525-2009, not in HJ 212-2017 annex B';
  if (code.includes('.')) return 'our own';
  if (code.startsWith('w')) return 'HJ 212-2017 table B.1';
  return code.startsWith('a') ? 'HJ 212-2017 table B.2' : 'HJ 212-2017 table B.3';
}
