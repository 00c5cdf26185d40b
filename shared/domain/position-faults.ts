import type { Position } from './position';

/** What is wrong with a stated position. */
export type PositionFault = 'POSITION_ZERO' | 'POSITION_SWAPPED' | 'POSITION_ELSEWHERE';

/** What is known of where a station is. */
export interface StatedPlace extends Position {
  /** City or region, as stored with stations. */
  readonly region: string;
  /** Whether it belongs to a network of China. */
  readonly isInChina: boolean;
}

interface Box {
  readonly lat: readonly [number, number];
  readonly lon: readonly [number, number];
}

/** Mainland, Hainan and the South China Sea (memory). */
const CHINA: Box = { lat: [3, 54], lon: [73, 136] };

/**
 * 21°27′–22°51′ N, 111°59′–113°15′ E (the city's own description, memory), and a quarter of a degree
 * around it for stations at sea and on the border.
 */
const JIANGMEN: Box = { lat: [21.2, 23.1], lon: [111.73, 113.5] };
const HOME = '江门';

/** A hundredth of a degree, about a kilometre, around 0/0, which is open sea. */
const ZERO_DEGREES = 0.01;

/**
 * Returns why a station cannot be where its source says. Only China and Jiangmen have known bounds:
 * a station of another city in a wrong city of China is not found.
 */
export function positionFaultOf(place: StatedPlace): PositionFault | undefined {
  if (Math.abs(place.lat) < ZERO_DEGREES && Math.abs(place.lon) < ZERO_DEGREES)
    return 'POSITION_ZERO';
  const box = boxOf(place);
  if (!box || isIn(box, place)) return Math.abs(place.lat) > 90 ? 'POSITION_ELSEWHERE' : undefined;
  return isIn(box, { lat: place.lon, lon: place.lat }) ? 'POSITION_SWAPPED' : 'POSITION_ELSEWHERE';
}

function boxOf({ region, isInChina }: StatedPlace): Box | undefined {
  if (region === HOME) return JIANGMEN;
  return isInChina ? CHINA : undefined;
}

function isIn({ lat, lon }: Box, position: Position): boolean {
  const isBetween = ([least, most]: readonly [number, number], value: number) =>
    value >= least && value <= most;
  return isBetween(lat, position.lat) && isBetween(lon, position.lon);
}
