import type { EnvironmentPart } from '../part';
import { airDailyFeed } from './air-daily.feed';
import { airHourlyFeed } from './air-hourly.feed';
import { airNationalFeed } from './air-national.feed';
import { simulateAir } from './air-simulation';
import { airSitesFeed } from './air-sites.feed';
import { airStations } from './air.station';
import { districtAirLoaders } from './district-air.loader';
import { DistrictAirQualityResolver } from './district-air-quality.resolver';

/** Air: its networks and feeds at the bureau. */
export const air: EnvironmentPart = {
  publications: [airStations],
  resolvers: [DistrictAirQualityResolver],
  feeds: [airHourlyFeed, airDailyFeed, airSitesFeed, airNationalFeed],
  loaders: districtAirLoaders,
  simulations: [simulateAir],
};
