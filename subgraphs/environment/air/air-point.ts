import type { FeedStation } from '../../../shared/monitoring/ingest/feed';

/** A point as named in a public air feed. */
export interface NamedAirPoint {
  readonly nameZh: string;
  /** Name of the city, with or without 市. */
  readonly city: string;
  readonly code?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

const BACKGROUND = /[(（]对照点[)）]$/u;

/**
 * Returns the station of a point, the same object for the same point, because feeds repeat it in
 * every row. Points of public feeds belong to the national network; an unknown point is a city
 * point.
 */
export function airPoints(): (point: NamedAirPoint) => FeedStation {
  const known = new Map<string, FeedStation>();
  return (point) => {
    const key = `${point.city}|${point.nameZh}|${point.code ?? ''}`;
    const station = known.get(key) ?? airPoint(point);
    known.set(key, station);
    return station;
  };
}

/** The station of a point that a feed names. */
export function airPoint({ nameZh, city, ...told }: NamedAirPoint): FeedStation {
  return {
    ...told,
    kind: 'AIR_CITY',
    otherKinds: ['AIR_SUPERSITE', 'AIR_COMPOSITE', 'AIR_VERTICAL', 'AIR_VOCS'],
    nameZh,
    region: regionOf(city),
    authority: 'NATIONAL',
    ...(BACKGROUND.test(nameZh) ? { own: { is_background: true } } : {}),
  };
}

/** A city's name without 市, as stored with stations. */
export function regionOf(city: string): string {
  return city.trim().replace(/市$/u, '');
}

/** The name of a background point without the mark, which other feeds omit. */
export function withoutMark(nameZh: string): string {
  return nameZh.replace(BACKGROUND, '');
}
