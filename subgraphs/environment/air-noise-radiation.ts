import { airDailyFeed } from './air/air-daily.feed';
import { airHourlyFeed } from './air/air-hourly.feed';
import { airNationalFeed } from './air/air-national.feed';
import { simulateAir } from './air/air-simulation';
import { airSitesFeed } from './air/air-sites.feed';
import { AirStationResolver, airStations } from './air/air-station.resolver';
import { districtAirLoaders } from './air/district-air.loader';
import { DistrictAirQualityResolver } from './air/district-air-quality.resolver';
import { noiseLoaders } from './noise/noise-levels.loader';
import { NoisePointResolver, noisePoints } from './noise/noise-point.resolver';
import { simulateNoise } from './noise/noise-simulation';
import type { EnvironmentPart } from './part';
import { gammaFeed } from './radiation/radiation-gamma.feed';
import { simulateRadiation } from './radiation/radiation-simulation';
import {
  RadiationStationResolver,
  radiationStations,
} from './radiation/radiation-station.resolver';

/** Air, noise and radiation of the bureau. */
export const airNoiseRadiation: EnvironmentPart = {
  publications: [airStations, noisePoints, radiationStations],
  resolvers: [
    AirStationResolver,
    DistrictAirQualityResolver,
    NoisePointResolver,
    RadiationStationResolver,
  ],
  types: [],
  references: {},
  feeds: [airHourlyFeed, airDailyFeed, airSitesFeed, airNationalFeed, gammaFeed],
  loaders: (foundation) => ({ ...districtAirLoaders(foundation), ...noiseLoaders(foundation) }),
  simulate: (world) => {
    const parts = [simulateAir(world), simulateNoise(world), simulateRadiation(world)];
    return {
      stations: parts.flatMap(({ stations }) => stations),
      points: parts.flatMap(({ points }) => points),
    };
  },
};
