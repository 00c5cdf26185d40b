import type { Department } from '../../../shared/monitoring/department';
import { syntheticWorld } from '../../../shared/monitoring/simulation/world';
import { department as environment } from '../../../subgraphs/environment/department';
import { waterAndSoil } from '../../../subgraphs/environment/water-and-soil';

/** The bureau whose demonstration holds waters, soil and pollution sources alone. */
export const waterAndSoilDepartment: Department = {
  ...environment,
  simulate: (seed) => waterAndSoil.simulate(syntheticWorld(seed)),
};
