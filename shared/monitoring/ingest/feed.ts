import type { Readable } from 'node:stream';
import type { NetworkDayName } from '../../domain/network-day';
import type { PrecisionOf } from '../stations/disclosed-position';
import type { Authority, Averaging, Provenance, QualityFlag } from '../vocabulary';

/** Reads one real file or wire format of a department into observations. */
export interface Feed {
  /** `<department>/<name>`, as on the command line. */
  readonly id: string;
  readonly description: string;
  /** Further options it requires, by name, each with its meaning. */
  readonly options: Readonly<Record<string, string>>;
  /** Hours for which all values of a station must repeat before it counts as frozen; absent: not checked. */
  readonly frozenAfterRows?: number;
  /** Reads the file as a stream; throws IMPORT_INPUT_INVALID when it is not of this form at all. */
  readonly read: (input: Readable, options: FeedOptions) => AsyncIterable<FeedRow>;
}

/** Options as given on the command line. */
export type FeedOptions = Readonly<Record<string, string | undefined>>;

/** One row of the file: what it says, and what of it cannot be stored. */
export interface FeedRow {
  /** Line of the file, from 1. */
  readonly line: number;
  /** The point it speaks of; absent if the row is rejected as a whole. */
  readonly station?: FeedStation;
  /** Whether the row is about the point itself, so that it is stored if it adds detail. */
  readonly isOfPoint?: boolean;
  readonly observations: ReadonlyArray<FeedObservation>;
  readonly rejects: ReadonlyArray<Reject>;
}

/** One cell that cannot be stored. */
export interface Reject {
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/**
 * A point as a feed knows it. It is looked up by code, else by kind, region and name; one that is not
 * known yet becomes a station.
 */
export interface FeedStation {
  readonly kind: string;
  /** Other kinds under which the same point may be known: a feed of air points names the supersite too. */
  readonly otherKinds?: ReadonlyArray<string>;
  readonly code?: string | undefined;
  readonly nameZh: string;
  readonly nameEn?: string | undefined;
  /** Whether its source names it by where it lies alone: the hub then adds a number to its name. */
  readonly isNumbered?: boolean;
  /** City or region it truly lies in. */
  readonly region: string;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly districtCode?: string | undefined;
  readonly waterBodyCode?: string | undefined;
  readonly elevation_m?: number | undefined;
  readonly authority: `${Authority}`;
  /** Values of columns that only this department's station table has. */
  readonly own?: Readonly<Record<string, string | number | boolean | null>>;
}

/** One value of a row. */
export interface FeedObservation {
  /** Symbol or code of the indicator. */
  readonly indicator: string;
  readonly averaging: `${Averaging}`;
  /** Start of the interval, or the instant; ms since 1970 UTC. */
  readonly startsAt: number;
  /** In the indicator's unit; null if the source says that there is none but marks it (a fault). */
  readonly value: number | null;
  /** Set where the value lies below it. */
  readonly detectionLimit?: number;
  readonly flag?: `${QualityFlag}`;
  readonly depth?: string;
  readonly method?: string;
}

/** What an import did; each row of the file counts once. */
export interface ImportReport {
  readonly read: number;
  /** Rows that brought at least one new value, or that are of points and made one known. */
  readonly stored: number;
  /** Rows that brought no new value but corrected at least one. */
  readonly revised: number;
  /** Rows that the hub knew already, or that hold nothing. */
  readonly unchanged: number;
  /** Rows of which nothing could be stored. */
  readonly rejected: number;
  /** Real stations that were made beside a synthetic one of the same code or name; absent: none. */
  readonly besideSynthetic?: number;
}

/** Options of an import, in addition to its rows. */
export interface ImportJob {
  readonly department: string;
  readonly feed: string;
  /** Name of the file or simulator, for the batch. */
  readonly source: string;
  readonly provenance: `${Provenance}`;
  readonly partition: 'month' | 'year';
  /** How precisely positions of a kind of station are disclosed to others. */
  readonly precisionOf: PrecisionOf;
  /** Network whose day the roll-ups follow, by kind of station; absent: the calendar day. */
  readonly dayOf?: (kind: string, indicatorCode: string) => NetworkDayName;
  readonly frozenAfterRows?: number;
  /** Instant up to which the source is complete, ms since 1970 UTC. */
  readonly coversUntil?: number;
  /** Whether measurements may end a demonstration that the hub holds; absent: they are refused there. */
  readonly endsDemonstration?: boolean;
  /** Asked last before all is committed; a throw undoes it. */
  readonly beforeCommit?: () => Promise<void>;
  /** Called for every rejected row, in file order. */
  readonly onReject?: (line: number, reject: Reject) => Promise<void> | void;
  /** Called with the number of rows read so far. */
  readonly onProgress?: (read: number) => void;
}
