import type { Averaging } from '../vocabulary';

/** Tables of the city overview that list stations by their assessment. */
export const STATION_OVERVIEWS = ['AIR_QUALITY', 'SURFACE_WATER'] as const;

/** Table of the city overview that lists the stations of a type. */
export type StationOverview = (typeof STATION_OVERVIEWS)[number];

/** A kind of station as its department declares it. */
export interface StationKind {
  readonly nameZh: string;
  readonly nameEn: string;
  /**
   * Longest expected interval between reports, hours: a station without a value for longer is
   * silent. Absent: no reports are expected.
   */
  readonly expectsEveryHours?: number;
  /**
   * Hours between two values by averaging period, where it is declared that such a station reports
   * so; absent: how many values to expect is not known.
   */
  readonly reportsEveryHours?: Readonly<Partial<Record<`${Averaging}`, number>>>;
}

/** Kinds of the `station` table, by their stored codes. */
export type StationKinds = Readonly<Record<string, StationKind>>;

/** A kind of station, and the fields of the graph that return its stations. */
export interface PublishedStationKind extends StationKind {
  readonly kind: string;
  /** Type in the graph: `AirStation`. */
  readonly stationType: string;
  /** Field of Query that returns one station by id: `airStation`. */
  readonly oneField: string;
  /** Field of Query that lists them in pages: `airStations`. */
  readonly listField: string;
  readonly overview: StationOverview | null;
}
