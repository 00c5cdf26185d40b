import type { Department } from '../../../shared/monitoring/department';
import { department as environment } from '../../../subgraphs/environment/department';
import { simulateParts } from '../../../subgraphs/environment/simulate';
import { soil } from '../../../subgraphs/environment/soil/soil-part';
import { sources } from '../../../subgraphs/environment/sources/sources-part';
import { water } from '../../../subgraphs/environment/water/water-part';

/** Waters, soil and pollution sources of the bureau. */
export const WATER_AND_SOIL = [water, soil, sources];

/** The bureau whose demonstration holds waters, soil and pollution sources alone. */
export const waterAndSoilDepartment: Department = {
  ...environment,
  simulate: (seed) => simulateParts(WATER_AND_SOIL, seed),
};
