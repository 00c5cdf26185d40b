import type { NetworkDayName } from '../../domain/network-day';
import type { FeedDates } from '../feeds/date-text';
import type { DeclaredValue } from '../feeds/declared-values';
import type { Encoding } from '../feeds/decode/encodings';
import type { FeedInput } from '../feeds/feed-input';
import type { Reject, RejectCode, SourceCell } from '../feeds/reject-reasons';
import type { PrecisionOf } from '../stations/disclosed-position';
import type { Authority, Averaging, Provenance, QualityFlag } from '../vocabulary';

export type { Reject } from '../feeds/reject-reasons';

/** A feed: reads one file format of real data of a department into observations. */
export interface Feed {
  /** `<department>/<name>`, as on the command line. */
  readonly id: string;
  readonly description: string;
  /** Further options of the feed, by name, each with its description. */
  readonly options: Readonly<Record<string, string>>;
  /** What its columns become; empty: it describes stations alone. */
  readonly values: ReadonlyArray<DeclaredValue>;
  /** Forms and zone of its dates; absent: it has none. */
  readonly dates?: FeedDates;
  /**
   * Number of hourly rows for which all values of a station must repeat before it counts as frozen;
   * absent: not checked.
   */
  readonly frozenAfterRows?: number;
  /** Encoding of its files that are not UTF-8 or UTF-16; absent: they always are. */
  readonly encoding?: Encoding;
  /** Parses and maps the file as a stream; throws IMPORT_INPUT_INVALID if it is not in this format. */
  readonly read: (input: FeedInput, options: FeedOptions) => AsyncIterable<FeedRow>;
}

/** Options as given on the command line. */
export type FeedOptions = Readonly<Record<string, string | undefined>>;

/** One row of the file: its station, its observations, and its cells that cannot be stored. */
export interface FeedRow {
  /** Line of the file, counted from 1. */
  readonly line: number;
  /** Station of the row; absent if the whole row is rejected. */
  readonly station?: FeedStation;
  /** The cell that gives the time of the row, for the report; absent: the row has none. */
  readonly time?: SourceCell;
  /**
   * Whether the row describes the station itself, so that it counts as stored if it adds detail.
   */
  readonly isOfPoint?: boolean;
  readonly observations: ReadonlyArray<FeedObservation>;
  readonly rejects: ReadonlyArray<Reject>;
  /** Values of its station that are missing because their cells are in `rejects`. */
  readonly refused?: ReadonlyArray<RefusedValue>;
}

/** The value that a rejected cell would have been. */
export interface RefusedValue {
  /** Symbol or code of the indicator. */
  readonly indicator: string;
  /** Start of its interval, ms since 1970 UTC. */
  readonly startsAt: number;
  readonly code: RejectCode;
}

/**
 * A station as described by a feed. It is looked up by code, otherwise by kind, region and name; if
 * it is not found, a station is created.
 */
export interface FeedStation {
  readonly kind: string;
  /**
   * Other kinds under which the same station may be stored: a feed of air stations also contains
   * the supersite.
   */
  readonly otherKinds?: ReadonlyArray<string>;
  readonly code?: string | undefined;
  readonly nameZh: string;
  readonly nameEn?: string | undefined;
  /** Whether its source names it only by its position; the hub then adds a number to its name. */
  readonly isNumbered?: boolean;
  /** City or region where the station actually is. */
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
  /** Value in the indicator's unit; null if the source reports a flag without a value (a fault). */
  readonly value: number | null;
  /** Set if the value is below the detection limit. */
  readonly detectionLimit?: number;
  readonly flag?: `${QualityFlag}`;
  /** What a computed value was computed from; its flag is never better than theirs. */
  readonly computedFrom?: ReadonlyArray<ComputedInput>;
  readonly depth?: string;
  readonly method?: string;
}

/** A value from which another was computed, as a value of this indicator. */
export interface ComputedInput {
  readonly indicator: string;
  readonly value: number;
}

/** Result of an import; each row of the file counts once. */
export interface ImportReport {
  readonly read: number;
  /**
   * Rows that added at least one value, or that describe a station and added a station or a detail
   * of one.
   */
  readonly stored: number;
  /** Rows that added no value but corrected at least one. */
  readonly revised: number;
  /** Rows already stored as they are, or without a value. */
  readonly unchanged: number;
  /** Rows of which nothing could be stored. */
  readonly rejected: number;
  /** Real stations created beside a synthetic one with the same code or name; absent: none. */
  readonly besideSynthetic?: number;
  /**
   * Rows that bring only values which a correction has replaced since, and which were left out;
   * `corrects` takes them as corrections. Absent: none.
   */
  readonly superseded?: number;
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
  /**
   * Monitoring network whose day the roll-ups use, by kind of station; absent: the calendar day.
   */
  readonly dayOf?: (kind: string, indicatorCode: string) => NetworkDayName;
  readonly frozenAfterRows?: number;
  /** Instant up to which the source is complete, ms since 1970 UTC. */
  readonly coversUntil?: number;
  /** Whether the sender says that its values are corrections, also back to an earlier value. */
  readonly corrects?: boolean;
  /** Whether measurements may end a demonstration that the hub holds; absent: they are refused there. */
  readonly endsDemonstration?: boolean;
  /** Called last before the commit; if it throws, the import is rolled back. */
  readonly beforeCommit?: () => Promise<void>;
  /** Called for every rejected row, in file order. */
  readonly onReject?: (line: number, reject: Reject) => Promise<void> | void;
  /** Called once if another import of this feed is under way, and this one waits for its end. */
  readonly onWaiting?: () => void;
  /** Called with the number of rows read so far. */
  readonly onProgress?: (read: number) => void;
}
