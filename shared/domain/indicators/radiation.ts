import { indicatorFacts, type IndicatorFact } from './indicator-fact';

/** Indicators of radiation, one row each. */
export const RADIATION_INDICATORS: ReadonlyArray<IndicatorFact> = indicatorFacts(
  'HJ 61-2021, HJ 1157-2021 and, for water, GB 5749-2022',
  // prettier-ignore
  [
    ['radiation.gamma_dose_rate', 'gamma_dose_rate', '空气吸收剂量率（γ）', 'Gamma dose rate in air', 'nGy/h', 1, 'MEAN', 0, 10_000_000_000],
    ['w03001', 'gross_alpha', '总α放射性', 'Gross alpha activity', 'Bq/L', 3, 'MEAN', 0, 1_000_000],
    ['w03002', 'gross_beta', '总β放射性', 'Gross beta activity', 'Bq/L', 3, 'MEAN', 0, 1_000_000],
    ['radiation.uranium', 'uranium', '铀', 'Uranium in water', 'ug/L', 2, 'MEAN', 0, 100_000],
  ],
);
