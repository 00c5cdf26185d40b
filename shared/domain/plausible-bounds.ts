import type { IndicatorFact } from './indicators';

/** Whether a value can be measured: possible, possible but not plausible, or impossible. */
export type Plausibility = 'PLAUSIBLE' | 'IMPLAUSIBLE' | 'IMPOSSIBLE';

/** Upper bounds of a quantity over one averaging period. */
interface UpperBound {
  /** Beyond it a value is possible, but awaits review. */
  readonly plausible: number;
  /** Beyond it a value is impossible; absent: as for the indicator (`plausibleMax`). */
  readonly possible?: number;
  readonly source: string;
}

const GASES =
  'HJ 654-2013 (memory): analysers of ambient air measure up to 500 nmol/mol, CO to 50 umol/mol, here at 298.15 K';
const RECORDS =
  'WMO archive of extremes (memory): 401 mm/h, 840 mm/6 h, 1825 mm/24 h; ours between';

/**
 * Upper bounds by symbol and averaging period; `any` holds for all periods that are not named.
 * Indicators that are not listed have only the bounds of the indicator: no figure of a source is
 * known for them. None is given for gamma radiation, so that an accident is not hidden.
 */
export const UPPER_BOUNDS: Readonly<Record<string, Readonly<Record<string, UpperBound>>>> = {
  pm25: {
    any: { plausible: 1000, source: 'HJ 653-2013 (memory): monitors measure up to 1000 ug/m3' },
  },
  pm1: { any: { plausible: 1000, source: 'as PM2.5, of which it is a part' } },
  pm10: { any: { plausible: 5000, source: 'ours: dust storms of the north exceed 1000 ug/m3' } },
  so2: { any: { plausible: 1309, source: GASES } },
  no2: { any: { plausible: 940, source: GASES } },
  o3: { any: { plausible: 981, source: GASES } },
  o3_8h: { any: { plausible: 981, source: GASES } },
  co: { any: { plausible: 57, source: GASES } },
  rain: {
    HOUR: { plausible: 250, possible: 450, source: RECORDS },
    SIX_HOURS: { plausible: 600, possible: 1000, source: RECORDS },
    DAY: { plausible: 1000, possible: 2000, source: RECORDS },
  },
  vehicles: { HOUR: { plausible: 30_000, source: 'ours: ten lanes at 3000 vehicles an hour' } },
};

/** Returns whether an indicator can have a value over an averaging period. */
export function plausibilityOf(
  fact: IndicatorFact,
  averaging: string,
  value: number,
): Plausibility {
  const bound = upperBound(fact.symbol, averaging);
  const most = bound?.possible ?? fact.plausibleMax ?? Infinity;
  if (!(value >= (fact.plausibleMin ?? -Infinity) && value <= most)) return 'IMPOSSIBLE';
  if (bound !== undefined && value > bound.plausible) return 'IMPLAUSIBLE';
  return isMark(fact, value) ? 'IMPLAUSIBLE' : 'PLAUSIBLE';
}

function upperBound(symbol: string, averaging: string): UpperBound | undefined {
  const bounds = UPPER_BOUNDS[symbol];
  return bounds?.[averaging] ?? bounds?.['any'];
}

/** Visibility of 9999 m is how airports report 10 km or more. */
const NINES_ARE_VALUES: ReadonlySet<string> = new Set(['visibility']);

/**
 * Whether a number looks like a mark for a missing value that no source declares: nines only, four
 * or more (9999, 99999, 9999.9), three if negative (-999).
 */
function isMark({ symbol }: IndicatorFact, value: number): boolean {
  if (value > -999 && value < 9999) return false;
  return MARK.test(String(value)) && !NINES_ARE_VALUES.has(symbol);
}

const MARK = /^(?:9{4,}|-9{3,})(?:\.9+)?$/;
