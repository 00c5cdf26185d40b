import { cellToLatLng, cellToParent, getResolution, isValidCell, latLngToCell } from 'h3-js';
import { RiverGateError } from '../../errors/rivergate-error';

/** Resolution of `Place` in the H3 grid: cells of about 5 km². */
export const PLACE_RESOLUTION = 7;

/** A position, degrees, WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

const MIN_RADIUS_KM = 2;
const MAX_RADIUS_KM = 200;

/** Returns the cell that contains a position. */
export function cellOf({ latitude, longitude }: Position): string {
  return latLngToCell(latitude, longitude, PLACE_RESOLUTION);
}

/**
 * Returns the centre of a cell; throws BAD_USER_INPUT for an invalid cell and for a cell finer than
 * `Place`.
 */
export function centreOf(cell: string): Position {
  if (!isValidCell(cell) || getResolution(cell) > PLACE_RESOLUTION) {
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `cell requires an H3 index of resolution ${String(PLACE_RESOLUTION)} or coarser, but got: "${cell}".`,
    );
  }
  const [latitude, longitude] = cellToLatLng(cell);
  return { latitude, longitude };
}

/**
 * Returns the cell of a resolution that contains a cell; the cell itself if it is already that
 * coarse.
 */
export function cellAround(cell: string, resolution: number): string {
  return getResolution(cell) <= resolution ? cell : cellToParent(cell, resolution);
}

/** Checks a radius around a cell's centre: 2 to 200 km. */
export function radiusKm(withinKm: number): number {
  if (withinKm >= MIN_RADIUS_KM && withinKm <= MAX_RADIUS_KM) return withinKm;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `withinKm must lie between ${String(MIN_RADIUS_KM)} and ${String(MAX_RADIUS_KM)}, but got: ${String(withinKm)}.`,
  );
}

/**
 * Returns the SQL of the great-circle distance, km, between two positions given as SQL expressions
 * in degrees.
 */
export function distanceKmSql(
  a: Record<keyof Position, string>,
  b: Record<keyof Position, string>,
): string {
  const half = (x: string, y: string) => `power(sin(radians(${x} - ${y}) / 2), 2)`;
  const cosines = `cos(radians(${a.latitude})) * cos(radians(${b.latitude}))`;
  return `12742.0176 * asin(sqrt(least(1, ${half(a.latitude, b.latitude)} + ${cosines} * ${half(a.longitude, b.longitude)})))`;
}
