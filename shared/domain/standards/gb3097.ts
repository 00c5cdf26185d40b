import { classIndex, judgedValue, type Reading } from './class-limit';
import { SEA_WATER_LIMITS, SEA_WATER_PH } from './gb3097-limits';
import { nameOf, ruleInForce, type DatedRule } from './rule-registry';

/** The classes of GB 3097, best first; the last is worse than class 4 (劣四类). */
export const SEA_WATER_CLASSES = ['1', '2', '3', '4', 'INFERIOR_4'] as const;

/** A class of sea water. */
export type SeaWaterClass = (typeof SEA_WATER_CLASSES)[number];

/**
 * Values by symbol of the indicator: `sea_ph`, `sea_do`, `din`, `active_phosphate` and so on, mg/L.
 */
export type SeaWaterReading = Readonly<Partial<Record<string, Reading | null>>>;

/** The class of a sample of sea water, and its reasons. */
export interface SeaWaterAssessment {
  /** For example `GB 3097-1997`; null if no version was in force. */
  readonly standard: string | null;
  /**
   * Null while a basic item is missing, because the class could be worse than that of the measured
   * items.
   */
  readonly class: SeaWaterClass | null;
  /** The worst class among the measured items; null if there are none. */
  readonly noBetterThan: SeaWaterClass | null;
  readonly determining: ReadonlyArray<{ readonly symbol: string; readonly class: SeaWaterClass }>;
  /** Symbols of the basic items that were not measured. */
  readonly missing: ReadonlyArray<string>;
}

/** The basic items of every survey of the near-shore sea; our choice, the standard names none. */
const BASIC_ITEMS: ReadonlyArray<string> = [
  'sea_ph',
  'sea_do',
  'sea_cod',
  'din',
  'active_phosphate',
];

const RULES: ReadonlyArray<DatedRule> = [
  {
    standard: 'GB 3097',
    version: '1997',
    validFrom: '1998-07-01',
    validTo: null,
    stage: null,
    source: 'GB 3097-1997 table 1 (from memory, certain for the main items)',
  },
];

/**
 * The class of sea water by GB 3097: single factor, the worst item decides.
 *
 * A value equal to a limit meets it, except that oxygen must be above its limit. A value below the
 * detection limit counts as half that limit. A tidal reach is assessed as sea or as a river, as its
 * site declares.
 */
export function seaWaterClass(reading: SeaWaterReading, at: Date): SeaWaterAssessment {
  const rule = ruleInForce(RULES, at);
  const items = rule ? [...judgePh(reading), ...judgeLimits(reading)] : [];
  const worst = Math.max(-1, ...items.map((item) => item.index));
  const noBetterThan = SEA_WATER_CLASSES[worst] ?? null;
  const missing = BASIC_ITEMS.filter((symbol) => judgedValue(reading[symbol]) === undefined);
  return {
    standard: rule ? nameOf(rule) : null,
    class: missing.length === 0 ? noBetterThan : null,
    noBetterThan,
    determining: items
      .filter((item) => item.index === worst)
      .map(({ symbol, index }) => ({ symbol, class: SEA_WATER_CLASSES[index] ?? 'INFERIOR_4' })),
    missing,
  };
}

interface Classified {
  readonly symbol: string;
  readonly index: number;
}

function judgePh(reading: SeaWaterReading): ReadonlyArray<Classified> {
  const value = judgedValue(reading.sea_ph);
  if (value === undefined) return [];
  const index = SEA_WATER_PH.findIndex(({ min, max }) => value >= min && value <= max);
  return [{ symbol: 'sea_ph', index: index === -1 ? SEA_WATER_PH.length : index }];
}

function judgeLimits(reading: SeaWaterReading): ReadonlyArray<Classified> {
  return SEA_WATER_LIMITS.flatMap((limit) => {
    const value = judgedValue(reading[limit.symbol]);
    return value === undefined ? [] : [{ symbol: limit.symbol, index: classIndex(limit, value) }];
  });
}
