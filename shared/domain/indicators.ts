import { AIR_INDICATORS } from './indicators/air';
import { FOREST_INDICATORS } from './indicators/forest';
import type { IndicatorFact } from './indicators/indicator-fact';
import { NOISE_INDICATORS } from './indicators/noise';
import { OUTLET_INDICATORS } from './indicators/outlet';
import { RADIATION_INDICATORS } from './indicators/radiation';
import { SEA_INDICATORS } from './indicators/sea';
import { SOIL_INDICATORS } from './indicators/soil';
import { TRAFFIC_INDICATORS } from './indicators/traffic';
import { WATER_INDICATORS } from './indicators/water';
import { WEATHER_INDICATORS } from './indicators/weather';

export type { Aggregation, IndicatorFact } from './indicators/indicator-fact';

/** All indicators of the hub, by medium; codes and symbols are unique over all media. */
export const INDICATORS: ReadonlyArray<IndicatorFact> = [
  ...AIR_INDICATORS,
  ...WATER_INDICATORS,
  ...SEA_INDICATORS,
  ...SOIL_INDICATORS,
  ...NOISE_INDICATORS,
  ...RADIATION_INDICATORS,
  ...TRAFFIC_INDICATORS,
  ...WEATHER_INDICATORS,
  ...FOREST_INDICATORS,
  ...OUTLET_INDICATORS,
];

const BY_NAME: ReadonlyMap<string, IndicatorFact> = new Map(
  INDICATORS.flatMap((fact) => [
    [fact.code, fact],
    [fact.symbol, fact],
  ]),
);

/** The indicator with this code or symbol (case-sensitive), or undefined. */
export function indicatorOf(codeOrSymbol: string): IndicatorFact | undefined {
  return BY_NAME.get(codeOrSymbol);
}
