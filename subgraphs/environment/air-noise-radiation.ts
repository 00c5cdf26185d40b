import type { EnvironmentPart } from './part';

/** Air, noise and radiation of the bureau. */
export const airNoiseRadiation: EnvironmentPart = {
  publications: [],
  resolvers: [],
  types: [],
  references: {},
  feeds: [],
  openScope: {},
  loaders: () => ({}),
  simulate: () => ({ stations: [], points: [] }),
};
