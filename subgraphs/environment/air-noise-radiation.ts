import { airDailyFeed } from './air-daily.feed';
import { airHourlyFeed } from './air-hourly.feed';
import { airNationalFeed } from './air-national.feed';
import { simulateAir } from './air-simulation';
import { airSitesFeed } from './air-sites.feed';
import { AirStationResolver, airStations } from './air-station.resolver';
import { districtAirLoaders } from './district-air.loader';
import { DistrictAirQualityResolver } from './district-air-quality.resolver';
import { noiseLoaders } from './noise-levels.loader';
import { NoisePointResolver, noisePoints } from './noise-point.resolver';
import { simulateNoise } from './noise-simulation';
import type { EnvironmentPart } from './part';
import { gammaFeed } from './radiation-gamma.feed';
import { simulateRadiation } from './radiation-simulation';
import { RadiationStationResolver, radiationStations } from './radiation-station.resolver';

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
