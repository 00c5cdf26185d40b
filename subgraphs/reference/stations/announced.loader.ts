import type { Reader } from '../../../shared/data/database';
import { once } from '../../../shared/data/once';
import { instant, int, nullable, text } from '../../../shared/data/sql-type';
import { statement, type RowOf } from '../../../shared/data/statement';
import type { Provenance } from '../../../shared/monitoring/vocabulary';
import type { StationOverview } from '../../../shared/monitoring/stations/station-kind';

/** A kind of station, as announced by its department. */
export type StationKindRow = RowOf<typeof STATION_KINDS>;

/** The newest delivery by one feed of a department. */
export type DeliveryRow = RowOf<typeof DELIVERIES>;

/** Loaders of the announcements of departments. */
export interface AnnouncedLoaders {
  /** By department, in the order of each department. */
  stationKinds(): Promise<ReadonlyArray<StationKindRow>>;
  /** Newest first; at most `first`. */
  deliveries(first: number): Promise<ReadonlyArray<DeliveryRow>>;
}

/** Creates the loaders of one request. */
export function announcedLoaders(reader: Reader): AnnouncedLoaders {
  return {
    stationKinds: once(() => reader.query(STATION_KINDS)),
    deliveries: (first) => reader.query(DELIVERIES, [first]),
  };
}

/** The kinds of all departments. */
export const STATION_KINDS = statement({
  text: `select department as "departmentId", kind, name_zh as "nameZh", name_en as "nameEn",
      expects_every_hours as "expectsEveryHours", station_type as "stationType",
      one_field as "oneField", list_field as "listField", overview
    from reference.station_kind order by department, position, kind`,
  columns: {
    departmentId: text(),
    kind: text(),
    nameZh: text(),
    nameEn: text(),
    expectsEveryHours: nullable(int()),
    stationType: text(),
    oneField: text(),
    listField: text(),
    overview: nullable(text<StationOverview>()),
  },
});

/** The newest delivery by each feed, newest first. */
export const DELIVERIES = statement({
  text: `select department as "departmentId", feed, delivered_at as at, rows_read as read,
      rows_stored as stored, rows_revised as revised, rows_unchanged as unchanged,
      rows_rejected as rejected, provenance
    from reference.delivery order by delivered_at desc, department, feed limit $1`,
  columns: {
    departmentId: text(),
    feed: text(),
    at: instant(),
    read: int(),
    stored: int(),
    revised: int(),
    unchanged: int(),
    rejected: int(),
    provenance: text<Provenance>(),
  },
  parameters: [int()],
});
