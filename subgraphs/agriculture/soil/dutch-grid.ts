import type { Position } from '../../../shared/monitoring/stations/place';

/** Coordinates of the Dutch national grid (Rijksdriehoekstelsel, EPSG:28992), metres. */
export interface DutchGridPoint {
  readonly x: number;
  readonly y: number;
}

/** The grid's reference point, Amersfoort, in its own metres and in WGS 84. */
const ORIGIN = { x: 155_000, y: 463_000, latitude: 52.1551744, longitude: 5.38720621 } as const;

/** The area in which the grid is valid: the Netherlands. */
const BOUNDS = { west: 0, east: 300_000, south: 300_000, north: 625_000 } as const;

type Term = readonly [powerOfX: number, powerOfY: number, coefficient: number];

/** Seconds of latitude by powers of 100 km east and north of the origin. */
const LATITUDE: ReadonlyArray<Term> = [
  [0, 1, 3235.65389],
  [2, 0, -32.58297],
  [0, 2, -0.2475],
  [2, 1, -0.84978],
  [0, 3, -0.0655],
  [2, 2, -0.01709],
  [1, 0, -0.00738],
  [4, 0, 0.0053],
  [2, 3, -0.00039],
  [4, 1, 0.00033],
  [1, 1, -0.00012],
];

/** Seconds of longitude, in the same way. */
const LONGITUDE: ReadonlyArray<Term> = [
  [1, 0, 5260.52916],
  [1, 1, 105.94684],
  [1, 2, 2.45656],
  [3, 0, -0.81885],
  [1, 3, 0.05594],
  [3, 1, -0.05607],
  [0, 1, 0.01199],
  [3, 2, -0.00256],
  [1, 4, 0.00128],
  [0, 2, 0.00022],
  [2, 0, -0.00022],
  [5, 0, 0.00026],
];

/**
 * Position of a point of the Dutch grid; undefined outside the grid.
 *
 * Polynomials of F. H. Schreutelkamp and G. L. Strang van Hees, "Benaderingsformules voor de
 * transformatie tussen RD- en WGS84-kaartcoördinaten", Geodesia 43 (2001) 2; within about 0.5 m.
 */
export function positionOfDutchGrid({ x, y }: DutchGridPoint): Position | undefined {
  const isInGrid = x >= BOUNDS.west && x <= BOUNDS.east && y >= BOUNDS.south && y <= BOUNDS.north;
  if (!isInGrid) return undefined;
  const east = (x - ORIGIN.x) / 100_000;
  const north = (y - ORIGIN.y) / 100_000;
  const seconds = (terms: ReadonlyArray<Term>) =>
    terms.reduce((sum, [p, q, coefficient]) => sum + coefficient * east ** p * north ** q, 0);
  return {
    latitude: ORIGIN.latitude + seconds(LATITUDE) / 3600,
    longitude: ORIGIN.longitude + seconds(LONGITUDE) / 3600,
  };
}
