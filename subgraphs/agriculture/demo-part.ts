import type { SimulatedPoint, Simulation } from '../../shared/monitoring/simulation/simulation';

/** A demonstration station and its observations. */
export interface DemoPart {
  readonly station: Simulation['stations'][number];
  readonly points: ReadonlyArray<SimulatedPoint>;
}
