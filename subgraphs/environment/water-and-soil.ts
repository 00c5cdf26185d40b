import type { EnvironmentPart } from './part';

/** Waters, soil and pollution sources of the bureau. */
export const waterAndSoil: EnvironmentPart = {
  publications: [],
  resolvers: [],
  types: [],
  references: {},
  feeds: [],
  openScope: {},
  loaders: () => ({}),
  simulate: () => ({ stations: [], points: [] }),
};
