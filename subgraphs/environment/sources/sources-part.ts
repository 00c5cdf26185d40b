import type { EnvironmentPart } from '../part';
import { outlets } from './outlet.station';
import { simulatePollutionSources } from './pollution-source-simulation';
import {
  DistrictPollutionResolver,
  pollutionSourceReference,
  PollutionSourceResolver,
} from './pollution-source.resolver';
import { PollutionSource } from './pollution-source.type';
import { sourcesLoaders } from './sources-loaders';

/** Pollution sources that the bureau supervises. */
export const sources: EnvironmentPart = {
  publications: [outlets],
  resolvers: [PollutionSourceResolver, DistrictPollutionResolver],
  types: [PollutionSource],
  references: { PollutionSource: pollutionSourceReference },
  loaders: sourcesLoaders,
  simulations: [simulatePollutionSources],
};
