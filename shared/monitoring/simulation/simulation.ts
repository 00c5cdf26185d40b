import type { NetworkDayName } from '../../domain/network-day';
import type { StationInput } from '../ingest/save-stations';
import type { Averaging } from '../vocabulary';

/** A department's labelled synthetic data, all with `provenance: SYNTHETIC`. */
export interface Simulation {
  readonly stations: ReadonlyArray<Omit<StationInput, 'provenance' | 'source'>>;
  readonly points: ReadonlyArray<SimulatedPoint>;
  /** Rows of tables that hold no observations (lists, surveys, warnings), as they stand at `now`. */
  readonly registers?: (now: number) => ReadonlyArray<Register>;
}

/** Indicators that one station reports together. */
export interface SimulatedPoint {
  readonly stationId: string;
  readonly averaging: `${Averaging}`;
  readonly cadence: Cadence;
  readonly depth?: string;
  readonly method?: string;
  /** Whether an automatic instrument reports (with gaps, faults and late corrections) or a laboratory. */
  readonly isAutomatic: boolean;
  /** What is there at an instant, ms since 1970 UTC, by indicator symbol; pure. */
  readonly read: (at: number) => Readonly<Record<string, number>>;
  /** Detection limits by symbol: a value below is reported as censored. */
  readonly detectionLimits?: Readonly<Record<string, number>>;
}

/** When a point reports: every so often, or on the days of survey rounds. */
export type Cadence =
  | {
      readonly everyMs: number;
      readonly offsetMs?: number;
      /**
       * Only for this long before the end of each simulation run: for what is too dense to be
       * reported whole.
       */
      readonly lastMs?: number;
    }
  /** Starts of the rounds before `until`, oldest first; the demonstration holds the last three. */
  | { readonly roundsUntil: (until: number) => ReadonlyArray<number> };

/** Rows for a table of the department, by column name. */
export interface Register {
  readonly table: string;
  /** Columns of the primary key. */
  readonly key: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

/** Which network's day the roll-ups of a kind of station follow. */
export type DayOf = (kind: string, indicatorCode: string) => NetworkDayName;
