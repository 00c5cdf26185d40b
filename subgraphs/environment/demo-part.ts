import type { DistrictFact } from '../../shared/domain/districts';
import { hash01 } from '../../shared/monitoring/simulation/random-field';
import type { Position } from '../../shared/monitoring/simulation/position';
import type { SimulatedPoint, Simulation } from '../../shared/monitoring/simulation/simulation';

/** A station of the demonstration. */
export type DemoStation = Simulation['stations'][number];

/** A station of the demonstration, and its observations. */
export interface DemoPart {
  readonly station: DemoStation;
  readonly points: ReadonlyArray<SimulatedPoint>;
}

const KM_PER_DEGREE_LAT = 111.2;
const KM_PER_DEGREE_LON = 102.8; // At 22.4 N.

/** Stations of all parts, in order. */
export function simulationOf(parts: ReadonlyArray<DemoPart>): Simulation {
  return {
    stations: parts.map(({ station }) => station),
    points: parts.flatMap(({ points }) => points),
  };
}

/** A position at most so many km away; always the same for a key. */
export function scattered(centre: Position, key: number, radius_km: number): Position {
  const reach_km = radius_km * Math.sqrt(hash01(0x51, key));
  const bearing = 2 * Math.PI * hash01(0x52, key);
  return {
    lat: centre.lat + (reach_km * Math.cos(bearing)) / KM_PER_DEGREE_LAT,
    lon: centre.lon + (reach_km * Math.sin(bearing)) / KM_PER_DEGREE_LON,
  };
}

/** A position in a district: within three quarters of its mean radius of the centroid. */
export function positionIn(district: DistrictFact, key: number): Position {
  return scattered(district.centroid, key, 0.75 * Math.sqrt(district.areaKm2 / Math.PI));
}
