/**
 * The row limits of a decision for a dataset. They become SQL conditions and settings of
 * PostgreSQL's row-level security; null is no limit.
 */
export interface RowLimits {
  /** Codes of the only districts; rows without a district are then excluded. */
  readonly districts: ReadonlyArray<string> | null;
  /** Ids of the only pollution sources. */
  readonly sources: ReadonlyArray<string> | null;
  /** Start of the data, RFC 3339 in UTC: intervals that begin earlier are excluded. */
  readonly from: string | null;
  /** Exclusive end of the data: intervals and aggregates that end later are excluded. */
  readonly before: string | null;
  /** Finest resolution of the H3 grid at which a position is disclosed. */
  readonly precision: number;
}

/** The most precise disclosure of `Place`: resolution 7, about 5 km². */
export const FULL_PRECISION = 7;

/** Every row. */
export const NO_LIMITS: RowLimits = {
  districts: null,
  sources: null,
  from: null,
  before: null,
  precision: FULL_PRECISION,
};

/** No rows: the limits of a refused dataset. */
export const NO_ROWS: RowLimits = { ...NO_LIMITS, districts: [], sources: [] };
