import { indicatorFacts, type IndicatorFact } from './indicator-fact';

/** Indicators of ambient air, one row each. */
export const AIR_INDICATORS: ReadonlyArray<IndicatorFact> = indicatorFacts(
  'GB 3095, HJ 633 and HJ 663; gases at 298.15 K and 1013.25 hPa, particles at ambient conditions',
  // prettier-ignore
  [
    ['a21026', 'so2', '二氧化硫', 'Sulphur dioxide', 'ug/m3', 0, 'MEAN', 0, 10_000],
    ['a21004', 'no2', '二氧化氮', 'Nitrogen dioxide', 'ug/m3', 0, 'MEAN', 0, 10_000],
    ['a21005', 'co', '一氧化碳', 'Carbon monoxide', 'mg/m3', 1, 'MEAN', 0, 500],
    ['a05024', 'o3', '臭氧', 'Ozone', 'ug/m3', 0, 'MAX_8H_MEAN', 0, 3000],
    ['air.o3_8h', 'o3_8h', '臭氧8小时滑动平均', 'Ozone, moving 8 h mean as published', 'ug/m3', 0, 'MAX', 0, 3000],
    ['a34002', 'pm10', '可吸入颗粒物（PM10）', 'Particulate matter PM10', 'ug/m3', 0, 'MEAN', 0, 10_000],
    ['a34004', 'pm25', '细颗粒物（PM2.5）', 'Particulate matter PM2.5', 'ug/m3', 0, 'MEAN', 0, 10_000],
    ['a34005', 'pm1', '亚微米颗粒物（PM1）', 'Particulate matter PM1', 'ug/m3', 0, 'MEAN', 0, 10_000],
    ['a21003', 'no', '一氧化氮', 'Nitric oxide', 'ug/m3', 0, 'MEAN', 0, 10_000],
    ['a21002', 'nox', '氮氧化物（以NO2计）', 'Nitrogen oxides, as NO2', 'ug/m3', 0, 'MEAN', 0, 20_000],
    ['a24088', 'nmhc', '非甲烷总烃（以碳计）', 'Non-methane hydrocarbons, as carbon', 'mg/m3', 3, 'MEAN', 0, 1000],
    ['a25002', 'benzene', '苯', 'Benzene', 'ug/m3', 2, 'MEAN', 0, 10_000],
    ['a25003', 'toluene', '甲苯', 'Toluene', 'ug/m3', 2, 'MEAN', 0, 10_000],
    ['a25005', 'xylene', '二甲苯', 'Xylenes', 'ug/m3', 2, 'MEAN', 0, 10_000],
    ['air.ethylene', 'ethylene', '乙烯', 'Ethylene', 'ug/m3', 2, 'MEAN', 0, 10_000],
    ['air.isoprene', 'isoprene', '异戊二烯', 'Isoprene', 'ug/m3', 2, 'MEAN', 0, 1000],
    ['air.black_carbon', 'black_carbon', '黑碳', 'Black carbon', 'ug/m3', 2, 'MEAN', 0, 1000],
    ['air.ec', 'ec', '元素碳', 'Elemental carbon in PM2.5', 'ug/m3', 2, 'MEAN', 0, 1000],
    ['air.oc', 'oc', '有机碳', 'Organic carbon in PM2.5', 'ug/m3', 2, 'MEAN', 0, 1000],
    ['air.sulfate_pm', 'sulfate_pm', '颗粒物硫酸盐', 'Sulphate in PM2.5', 'ug/m3', 2, 'MEAN', 0, 1000],
    ['air.nitrate_pm', 'nitrate_pm', '颗粒物硝酸盐', 'Nitrate in PM2.5', 'ug/m3', 2, 'MEAN', 0, 1000],
    ['air.ammonium_pm', 'ammonium_pm', '颗粒物铵盐', 'Ammonium in PM2.5', 'ug/m3', 2, 'MEAN', 0, 1000],
    ['air.aqi', 'aqi', '空气质量指数（发布值）', 'Air quality index as published', '1', 0, 'LAST', 0, 500],
    ['air.extinction', 'extinction', '气溶胶消光系数', 'Aerosol extinction coefficient', '/Mm', 0, 'MEAN', 0, 20_000],
    ['air.mixing_height', 'mixing_height', '混合层高度', 'Mixing layer height', 'm', 0, 'MEAN', 0, 6000],
  ],
);
