import { indicatorFacts, type IndicatorFact } from './indicator-fact';

/** Indicators of environmental noise, A-weighted, one row each. */
export const NOISE_INDICATORS: ReadonlyArray<IndicatorFact> = indicatorFacts(
  'GB 3096-2008; UCUM has no A-weighted decibel, so the unit is dB and the weighting is in the name',
  // prettier-ignore
  [
    ['Leq', 'leq', '等效声级（A计权）', 'Equivalent sound level, A-weighted', 'dB', 1, 'ENERGY_MEAN', 0, 200],
    ['L10', 'l10', '累积百分声级L10（A计权）', 'Level exceeded 10 % of the time, A-weighted', 'dB', 1, 'MEAN', 0, 200],
    ['L50', 'l50', '累积百分声级L50（A计权）', 'Level exceeded 50 % of the time, A-weighted', 'dB', 1, 'MEAN', 0, 200],
    ['L90', 'l90', '累积百分声级L90（A计权）', 'Level exceeded 90 % of the time, A-weighted', 'dB', 1, 'MEAN', 0, 200],
    ['LMx', 'lmax', '最大声级（A计权）', 'Highest sound level, A-weighted', 'dB', 1, 'MAX', 0, 200],
    ['Ld', 'ld', '昼间等效声级（A计权）', 'Day-time equivalent level, A-weighted', 'dB', 1, 'ENERGY_MEAN', 0, 200],
    ['Ln', 'ln', '夜间等效声级（A计权）', 'Night-time equivalent level, A-weighted', 'dB', 1, 'ENERGY_MEAN', 0, 200],
  ],
);
