import type { EnvironmentPart } from '../part';
import { noiseLoaders } from './noise-levels.loader';
import { NoisePointResolver } from './noise-point.resolver';
import { noisePoints } from './noise-point.station';
import { simulateNoise } from './noise-simulation';

/** Noise: its networks and feeds at the bureau. */
export const noise: EnvironmentPart = {
  publications: [noisePoints],
  resolvers: [NoisePointResolver],
  loaders: noiseLoaders,
  simulations: [simulateNoise],
};
