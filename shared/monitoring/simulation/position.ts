/** A point on the ground, WGS 84 (CGCS2000 is the same here), in degrees. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

/** Distance in km; flat about the mean latitude, within 0.5 % over the 1,000 km a storm's track needs. */
export function distance_km(a: Position, b: Position): number {
  const north = b.lat - a.lat;
  const east = (b.lon - a.lon) * Math.cos(((a.lat + b.lat) / 2) * RADIANS);
  return EARTH_RADIUS_KM * RADIANS * Math.sqrt(north * north + east * east);
}

/** Bearing from `a` to `b` in radians clockwise from north. */
export function bearing_rad(a: Position, b: Position): number {
  const east = (b.lon - a.lon) * Math.cos(((a.lat + b.lat) / 2) * RADIANS);
  return Math.atan2(east, b.lat - a.lat);
}

/** The value held within [lowest, highest]. */
export function within(value: number, lowest: number, highest: number): number {
  return value < lowest ? lowest : value > highest ? highest : value;
}
