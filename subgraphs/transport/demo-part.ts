import { hash01 } from '../../shared/monitoring/simulation/random-field';
import type { SimulatedPoint, Simulation } from '../../shared/monitoring/simulation/simulation';
import { HOUR_MS } from '../../shared/domain/durations';

/** Rates and means of an hour are computed at its middle. */
export const HALF_HOUR_MS = HOUR_MS / 2;

/** A station of the demonstration and its observations. */
export interface DemoPart {
  readonly station: Simulation['stations'][number];
  readonly point: SimulatedPoint;
}

/** A made-up position within about `radiusKm` of a point in Jiangmen; always the same for a key. */
export function around(
  { lat, lon }: { readonly lat: number; readonly lon: number },
  key: number,
  radiusKm: number,
) {
  const reach = radiusKm / 111;
  return {
    region: '江门',
    latitude: lat + reach * (2 * hash01(key, 1) - 1),
    longitude: lon + reach * (2 * hash01(key, 2) - 1),
  };
}
