import { indicatorFacts, type IndicatorFact } from './indicator-fact';

/** Indicators of forest ecology, one row each. */
export const FOREST_INDICATORS: ReadonlyArray<IndicatorFact> = indicatorFacts(
  'GB/T 33027 (long-term observation of forest ecosystems)',
  // prettier-ignore
  [
    ['forest.negative_oxygen_ions', 'negative_oxygen_ions', '空气负（氧）离子浓度', 'Negative air ions', '/cm3', 0, 'MEAN', 0, 10_000_000],
    ['forest.canopy_cover', 'canopy_cover', '郁闭度', 'Canopy cover', '%', 0, 'MEAN', 0, 100],
    ['forest.biomass', 'biomass', '生物量', 'Above-ground biomass, dry', 't/har', 1, 'MEAN', 0, 5000],
    ['forest.dbh_mean', 'dbh_mean', '平均胸径', 'Mean diameter at breast height', 'cm', 1, 'MEAN', 0, 1000],
    ['forest.soil_water_content', 'soil_water_content', '土壤体积含水量', 'Soil water content by volume', '%', 1, 'MEAN', 0, 100],
    ['forest.throughfall', 'throughfall', '穿透雨量', 'Throughfall in the interval', 'mm', 1, 'SUM', 0, 3000],
  ],
);
