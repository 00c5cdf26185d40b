import { hash01, hash32 } from './random-field';
import { DAY_MS, HOUR_MS } from '../../domain/durations';

/** Parameters of the instrument of one series. */
export interface InstrumentSeries {
  readonly seed: number;
  /** Key of the series, from `stringKey`. */
  readonly key: number;
  /** Number of decimals that the instrument reports. */
  readonly decimals: number;
}

/** Flag that the operator gives a reading. */
export type InstrumentFlag = 'VALID' | 'FROZEN' | 'FAULT' | 'IMPOSSIBLE';

/** One reported reading. */
export interface Reading {
  readonly value: number;
  readonly flag: InstrumentFlag;
}

/**
 * Faults of one kind: at most one in each time window, with this probability, lasting some hours.
 */
interface Spell {
  readonly salt: number;
  readonly window_ms: number;
  readonly chance: number;
  readonly shortest_h: number;
  readonly longest_h: number;
}

const GAP: Spell = { salt: 1, window_ms: 2 * DAY_MS, chance: 0.16, shortest_h: 1, longest_h: 6 };
const OUTAGE: Spell = {
  salt: 2,
  window_ms: 60 * DAY_MS,
  chance: 0.2,
  shortest_h: 20,
  longest_h: 34,
};
const FREEZE: Spell = {
  salt: 3,
  window_ms: 30 * DAY_MS,
  chance: 0.1,
  shortest_h: 8,
  longest_h: 20,
};
const BREAKDOWN: Spell = {
  salt: 4,
  window_ms: 30 * DAY_MS,
  chance: 0.05,
  shortest_h: 2,
  longest_h: 9,
};
const SPIKE_CHANCE = 0.0003;
const LATE_CHANCE = 0.002;
const DEAD_READING = -999;

/**
 * Returns the reading that the instrument reports for the true value; null if it reports nothing.
 *
 * `truth` is called at most once: for `at`, or for the instant at which the reading froze.
 */
export function instrument(
  series: InstrumentSeries,
  at: number,
  truth: (at: number) => number,
): Reading | null {
  const stream = hash32(series.seed, series.key, 0xb1);
  if (spellStart(stream, GAP, at) !== null || spellStart(stream, OUTAGE, at) !== null) return null;
  const brokenSince = spellStart(stream, BREAKDOWN, at);
  // A sensor without a signal reports zero.
  if (brokenSince !== null) return { value: 0, flag: 'FAULT' };
  const frozenSince = spellStart(stream, FREEZE, at);
  if (frozenSince !== null) {
    return { value: rounded(truth(frozenSince), series.decimals), flag: 'FROZEN' };
  }
  const chance = hash01(stream, Math.floor(at / 1000), 5);
  if (chance < SPIKE_CHANCE) return spike(series, chance, truth(at));
  return { value: rounded(truth(at), series.decimals), flag: 'VALID' };
}

/**
 * Returns the error factor of a value that is first reported wrong and corrected later; null if the
 * first report is right (99.8 % of values).
 */
export function lateCorrection(series: InstrumentSeries, at: number): number | null {
  const stream = hash32(series.seed, series.key, 0xb2);
  const second = Math.floor(at / 1000);
  if (hash01(stream, second) >= LATE_CHANCE) return null;
  const error = 0.06 + 0.24 * hash01(stream, second, 1);
  return hash01(stream, second, 2) < 0.5 ? 1 - error : 1 + error;
}

/** Returns the start (a full hour) of the fault that lasts at `at`; null without a fault. */
function spellStart(stream: number, spell: Spell, at: number): number | null {
  const window = Math.floor(at / spell.window_ms);
  if (hash01(stream, window, spell.salt) >= spell.chance) return null;
  const hours = spell.longest_h - spell.shortest_h + 1;
  const length_h = spell.shortest_h + Math.floor(hash01(stream, window, spell.salt + 16) * hours);
  const free_h = spell.window_ms / HOUR_MS - length_h;
  const offset_h = Math.floor(hash01(stream, window, spell.salt + 32) * (free_h + 1));
  const start = window * spell.window_ms + offset_h * HOUR_MS;
  return at >= start && at < start + length_h * HOUR_MS ? start : null;
}

function spike(series: InstrumentSeries, chance: number, truth: number): Reading {
  const isDead = chance < SPIKE_CHANCE / 2;
  const value = isDead ? DEAD_READING : rounded(9999 + 100 * Math.abs(truth), series.decimals);
  return { value, flag: 'IMPOSSIBLE' };
}

function rounded(value: number, decimals: number): number {
  const unit = 10 ** decimals;
  return Math.round(value * unit) / unit;
}
