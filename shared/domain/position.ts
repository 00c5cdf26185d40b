/** A point on the earth, degrees in WGS 84. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_RADIUS_KM = 6371.0088;

/** Great-circle distance between two points, km, on the mean sphere (haversine). */
export function distanceKm(from: Position, to: Position): number {
  const half = (degrees: number): number => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
  const chord =
    half(to.lat - from.lat) + cosine(from.lat) * cosine(to.lat) * half(to.lon - from.lon);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}
