/**
 * Which rows of a dataset a decision leaves open. They become SQL conditions and the settings that
 * PostgreSQL's row-level security looks at; a null bound does not bound.
 */
export interface RowLimits {
  /** Codes of the only districts; a row of no district is then none of them. */
  readonly districts: ReadonlyArray<string> | null;
  /** Ids of the only pollution sources. */
  readonly sources: ReadonlyArray<string> | null;
  /** First instant of the data, RFC 3339 in UTC: an interval that begins earlier is not shown. */
  readonly from: string | null;
  /** Instant by which an interval must have ended; an aggregate that overlaps it is not shown. */
  readonly before: string | null;
  /** Finest resolution of the H3 grid at which a position is disclosed. */
  readonly precision: number;
}

/** Positions as precisely as `Place` discloses positions them: resolution 7, about 5 km². */
export const FULL_PRECISION = 7;

/** Every row. */
export const NO_LIMITS: RowLimits = {
  districts: null,
  sources: null,
  from: null,
  before: null,
  precision: FULL_PRECISION,
};

/** No row at all: what a refused dataset is read with, should anything read it. */
export const NO_ROWS: RowLimits = { ...NO_LIMITS, districts: [], sources: [] };
