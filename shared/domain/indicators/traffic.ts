import { indicatorFacts, type IndicatorFact } from './indicator-fact';

/** Indicators of road traffic, one row each. */
export const TRAFFIC_INDICATORS: ReadonlyArray<IndicatorFact> = indicatorFacts(
  'counts as road traffic stations report them',
  // prettier-ignore
  [
    ['traffic.vehicles', 'vehicles', '机动车流量', 'Vehicles counted in the interval', '{vehicles}', 0, 'SUM', 0, 1_000_000],
    ['traffic.vehicles_small', 'vehicles_small', '小型车流量', 'Small vehicles counted in the interval', '{vehicles}', 0, 'SUM', 0, 1_000_000],
    ['traffic.vehicles_large', 'vehicles_large', '大型车流量', 'Large vehicles counted in the interval', '{vehicles}', 0, 'SUM', 0, 1_000_000],
    ['traffic.speed', 'speed', '平均车速', 'Mean speed of vehicles', 'km/h', 0, 'MEAN', 0, 300],
  ],
);
