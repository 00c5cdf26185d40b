import type { DistrictFact } from '../../shared/domain/districts';
import { hash01 } from '../../shared/monitoring/simulation/random-field';
import type { Position } from '../../shared/monitoring/stations/place';

const KM_PER_DEGREE = 111.2;

/**
 * A made-up, uniformly distributed position within 0.6 of the district's radius of its centroid.
 */
export function placeInDistrict(seed: number, district: DistrictFact, key: number): Position {
  const { centroid, areaKm2 } = district;
  const distance_km = 0.6 * Math.sqrt((areaKm2 / Math.PI) * hash01(seed, key, 1));
  const bearing = 2 * Math.PI * hash01(seed, key, 2);
  const east = Math.cos((centroid.lat * Math.PI) / 180);
  return {
    latitude: centroid.lat + (distance_km * Math.cos(bearing)) / KM_PER_DEGREE,
    longitude: centroid.lon + (distance_km * Math.sin(bearing)) / KM_PER_DEGREE / east,
  };
}
