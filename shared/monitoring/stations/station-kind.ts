/** Tables of the city at a glance that list stations by their assessment. */
export const STATION_OVERVIEWS = ['AIR_QUALITY', 'SURFACE_WATER'] as const;

/** Table of the city at a glance that lists the stations of a type. */
export type StationOverview = (typeof STATION_OVERVIEWS)[number];

/** A kind of station as its department declares it. */
export interface StationKind {
  readonly nameZh: string;
  readonly nameEn: string;
  /**
   * Hours within which such a station reports by itself: one without a value for longer is silent.
   * Absent: none is expected to.
   */
  readonly expectsEveryHours?: number;
}

/** Kinds of the `station` table, by their stored codes. */
export type StationKinds = Readonly<Record<string, StationKind>>;

/** A kind of station, and the fields of the graph by which its stations are asked. */
export interface PublishedStationKind extends StationKind {
  readonly kind: string;
  /** Type of the graph: `AirStation`. */
  readonly stationType: string;
  /** Field of Query that answers one by id: `airStation`. */
  readonly oneField: string;
  /** Field of Query that lists them in pages: `airStations`. */
  readonly listField: string;
  readonly overview: StationOverview | null;
}
