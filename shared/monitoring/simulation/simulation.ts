import type { NetworkDayName } from '../../domain/network-day';
import type { StationInput } from '../ingest/save-stations';
import type { Averaging } from '../vocabulary';

/** A department's labelled synthetic data, all with `provenance: SYNTHETIC`. */
export interface Simulation {
  readonly stations: ReadonlyArray<Omit<StationInput, 'provenance' | 'source'>>;
  readonly points: ReadonlyArray<SimulatedPoint>;
  /** Rows of tables without observations (lists, surveys, warnings) as of `now`. */
  readonly registers?: (now: number) => ReadonlyArray<Register>;
}

/** A set of indicators that one station reports together. */
export interface SimulatedPoint {
  readonly stationId: string;
  readonly averaging: `${Averaging}`;
  readonly cadence: Cadence;
  readonly depth?: string;
  readonly method?: string;
  /**
   * Whether an automatic instrument reports, with gaps, faults and late corrections, rather than a
   * laboratory.
   */
  readonly isAutomatic: boolean;
  /**
   * Returns the true values at an instant, ms since 1970 UTC, by indicator symbol; a pure function.
   */
  readonly read: (at: number) => Readonly<Record<string, number>>;
  /** Detection limits by symbol; a value below its limit is reported as censored. */
  readonly detectionLimits?: Readonly<Record<string, number>>;
}

/** Times at which a point reports: at a fixed interval, or in survey rounds. */
export type Cadence =
  | {
      readonly everyMs: number;
      readonly offsetMs?: number;
      /**
       * Only this long before the end of each simulation run, ms, for data too dense to be
       * simulated for the whole time.
       */
      readonly lastMs?: number;
    }
  /**
   * Returns the starts of the rounds before `until`, oldest first; the demonstration contains the
   * last three.
   */
  | { readonly roundsUntil: (until: number) => ReadonlyArray<number> };

/** Rows for a table of the department, by column name. */
export interface Register {
  readonly table: string;
  /** Columns of the primary key. */
  readonly key: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

/** Returns the monitoring network whose day the roll-ups of a kind of station use. */
export type DayOf = (kind: string, indicatorCode: string) => NetworkDayName;
