import { indicatorFacts, type IndicatorFact } from './indicator-fact';

/** Indicators of the outlets of pollution sources, one row each. */
export const OUTLET_INDICATORS: ReadonlyArray<IndicatorFact> = indicatorFacts(
  'HJ 212; flue gas dry, at standard conditions. HJ 212 uses one code for ambient air and flue gas, and one for river and outlet; here it belongs to air and river only',
  // prettier-ignore
  [
    ['outlet.so2', 'e_so2', '二氧化硫排放浓度', 'Sulphur dioxide in flue gas', 'mg/m3', 2, 'MEAN', 0, 100_000],
    ['outlet.nox', 'e_nox', '氮氧化物排放浓度', 'Nitrogen oxides in flue gas', 'mg/m3', 2, 'MEAN', 0, 100_000],
    ['a34013', 'e_particulate', '烟尘（颗粒物）排放浓度', 'Particulate matter in flue gas', 'mg/m3', 2, 'MEAN', 0, 1_000_000],
    ['a00000', 'e_flow', '废气流量', 'Flue gas flow', 'm3/s', 2, 'MEAN', 0, 100_000],
    ['a01012', 'e_temp', '烟气温度', 'Flue gas temperature', 'Cel', 1, 'MEAN', -50, 2000],
    ['w00000', 'e_wastewater_flow', '污水流量', 'Waste water flow', 'L/s', 2, 'MEAN', 0, 1_000_000],
    ['outlet.cod', 'e_cod', '污水化学需氧量', 'Chemical oxygen demand of waste water', 'mg/L', 1, 'MEAN', 0, 1_000_000],
    ['outlet.nh3n', 'e_nh3n', '污水氨氮', 'Ammonia nitrogen of waste water', 'mg/L', 3, 'MEAN', 0, 100_000],
    ['outlet.ph', 'e_ph', '污水pH值', 'pH of waste water', '[pH]', 2, 'PH_MEAN', 0, 14],
  ],
);
