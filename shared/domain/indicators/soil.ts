import { indicatorFacts, type IndicatorFact } from './indicator-fact';

/** Indicators of soil and of the crops on it, one row each. */
export const SOIL_INDICATORS: ReadonlyArray<IndicatorFact> = indicatorFacts(
  'GB 15618-2018 (soil, dry mass) and GB 2762 (produce, fresh mass)',
  // prettier-ignore
  [
    ['soil.cd', 'soil_cd', '土壤镉', 'Cadmium in soil', 'mg/kg', 3, 'MEAN', 0, 10_000],
    ['soil.hg', 'soil_hg', '土壤汞', 'Mercury in soil', 'mg/kg', 4, 'MEAN', 0, 10_000],
    ['soil.as', 'soil_as', '土壤砷', 'Arsenic in soil', 'mg/kg', 2, 'MEAN', 0, 100_000],
    ['soil.pb', 'soil_pb', '土壤铅', 'Lead in soil', 'mg/kg', 1, 'MEAN', 0, 200_000],
    ['soil.cr', 'soil_cr', '土壤铬', 'Chromium in soil', 'mg/kg', 1, 'MEAN', 0, 200_000],
    ['soil.cu', 'soil_cu', '土壤铜', 'Copper in soil', 'mg/kg', 1, 'MEAN', 0, 200_000],
    ['soil.ni', 'soil_ni', '土壤镍', 'Nickel in soil', 'mg/kg', 1, 'MEAN', 0, 200_000],
    ['soil.zn', 'soil_zn', '土壤锌', 'Zinc in soil', 'mg/kg', 1, 'MEAN', 0, 300_000],
    ['soil.ph', 'soil_ph', '土壤pH值', 'pH of soil', '[pH]', 2, 'MEAN', 0, 14],
    ['soil.om', 'soil_om', '土壤有机质', 'Organic matter in soil', 'g/kg', 1, 'MEAN', 0, 1000],
    ['soil.moisture', 'soil_moisture', '土壤含水率（质量）', 'Soil moisture by mass', '%', 1, 'MEAN', 0, 500],
    ['produce.cd', 'produce_cd', '农产品镉', 'Cadmium in produce', 'mg/kg', 4, 'MEAN', 0, 1000],
    ['produce.hg', 'produce_hg', '农产品汞', 'Mercury in produce', 'mg/kg', 4, 'MEAN', 0, 1000],
    ['produce.as', 'produce_as', '农产品砷', 'Arsenic in produce', 'mg/kg', 4, 'MEAN', 0, 1000],
    ['produce.pb', 'produce_pb', '农产品铅', 'Lead in produce', 'mg/kg', 4, 'MEAN', 0, 1000],
    ['produce.cr', 'produce_cr', '农产品铬', 'Chromium in produce', 'mg/kg', 4, 'MEAN', 0, 1000],
  ],
);

/** Symbols of the eight elements in soil with limits in GB 15618. */
export const SOIL_METALS = [
  'soil_cd',
  'soil_hg',
  'soil_as',
  'soil_pb',
  'soil_cr',
  'soil_cu',
  'soil_ni',
  'soil_zn',
] as const;

/** Symbols of the contaminants of produce with limits in GB 2762. */
export const PRODUCE_METALS = [
  'produce_cd',
  'produce_hg',
  'produce_as',
  'produce_pb',
  'produce_cr',
] as const;
