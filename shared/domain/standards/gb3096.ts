import { ruleInForce, nameOf, type DatedRule } from './rule-registry';

/** The zones of GB 3096: 0 rest homes, 1 dwellings, 2 mixed, 3 industry, 4a trunk roads, 4b railways. */
export type NoiseZone = '0' | '1' | '2' | '3' | '4a' | '4b';

/** Limits of a zone, dB, A-weighted. */
export interface NoiseLimit {
  /** For example `GB 3096-2008`. */
  readonly standard: string;
  /** Equivalent level of 06:00 to 22:00. */
  readonly day: number;
  /** Equivalent level of 22:00 to 06:00. */
  readonly night: number;
  /** Maximum level of a sudden noise at night. */
  readonly nightPeak: number;
}

interface NoiseRule extends DatedRule {
  readonly limits: Readonly<Record<NoiseZone, Pick<NoiseLimit, 'day' | 'night'>>>;
}

/** How far a sudden noise at night may exceed the night limit, dB (GB 3096-2008). */
const NIGHT_PEAK_ALLOWANCE = 15;

const RULES: ReadonlyArray<NoiseRule> = [
  {
    standard: 'GB 3096',
    version: '2008',
    validFrom: '2008-10-01',
    validTo: null,
    stage: null,
    source: 'GB 3096-2008 table 1 (from memory, certain); 4b: railways approved from 2011-01-01',
    limits: {
      '0': { day: 50, night: 40 },
      '1': { day: 55, night: 45 },
      '2': { day: 60, night: 50 },
      '3': { day: 65, night: 55 },
      '4a': { day: 70, night: 55 },
      '4b': { day: 70, night: 60 },
    },
  },
];

/** The limits of a zone by GB 3096 on the day of `at`; undefined if none were in force. */
export function noiseLimit(zone: NoiseZone, at: Date): NoiseLimit | undefined {
  const rule = ruleInForce(RULES, at);
  if (rule === undefined) return undefined;
  const { day, night } = rule.limits[zone];
  return { standard: nameOf(rule), day, night, nightPeak: night + NIGHT_PEAK_ALLOWANCE };
}
