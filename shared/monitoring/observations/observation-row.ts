import { indicatorOf } from '../../domain/indicators';
import { instantOf } from '../../data/instant-text';
import { bool, float, instant, int, nullable, text } from '../../data/sql-type';
import type { RowOfColumns } from '../../data/statement';
import { intervalEnd } from '../interval-end';
import { Censoring, flagCode, flagName, ReviewState, type Averaging } from '../vocabulary';

/** An observation under its published names. */
export interface PublishedObservation {
  readonly indicator: { readonly code: string };
  readonly unit: string;
  readonly averaging: string;
  readonly depth: string | null;
  readonly method: string | null;
  readonly from: string;
  readonly to: string;
  readonly value: number | null;
  readonly isCensored: boolean;
  readonly censoring: Censoring | null;
  readonly limit: number | null;
  readonly detectionLimit: number | null;
  readonly text: string | null;
  readonly flag: string;
  readonly revision: number;
  readonly batch: string;
  readonly review: ReviewState;
  readonly provenance: string;
}

/** Columns that `observationSql` selects. */
export const OBSERVATION_COLUMNS = {
  station_id: text(),
  series_id: int(),
  indicator_code: text(),
  averaging: text<Averaging>(),
  depth: text(),
  method: text(),
  starts_at: instant(),
  value: nullable(float()),
  detection_limit: nullable(float()),
  flag: int(),
  revision: int(),
  batch_id: int(),
  is_reviewed: bool(),
  provenance: text(),
} as const;

/** An observation as selected with its series and batch. */
export type ObservationRow = RowOfColumns<typeof OBSERVATION_COLUMNS>;

/**
 * Returns the SQL of the columns of an `ObservationRow`, for series `s`, observation `o` and batch
 * `b`.
 */
export function observationSql(schema: string): string {
  return `s.station_id, o.series_id, s.indicator_code, s.averaging, s.depth, s.method,
  o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id, ${isReviewedSql(schema)} as is_reviewed, b.provenance`;
}

/**
 * Returns the SQL of whether observation `o` of series `s` is reviewed: by itself, with the batch
 * that it still has; or with its series, if it ended by the instant of that review and its batch is
 * not later than the reviewed one.
 */
export function isReviewedSql(schema: string): string {
  return `(coalesce(o.review_batch_id = o.batch_id, false)
  or coalesce(o.batch_id <= s.reviewed_batch_id and ${schema}.interval_end(o.starts_at, s.averaging) <= s.reviewed_until, false))`;
}

/**
 * Returns an observation under its published names; `text` has the indicator's number of decimals.
 */
export function publishedObservation(row: ObservationRow): PublishedObservation {
  const fact = indicatorOf(row.indicator_code);
  const isCensored = row.detection_limit !== null;
  const censoring = censoringOf(row);
  return {
    indicator: { code: row.indicator_code },
    unit: fact?.unit ?? '1',
    averaging: row.averaging,
    depth: row.depth === '' ? null : row.depth,
    method: row.method === '' ? null : row.method,
    from: row.starts_at,
    to: endOf(row.starts_at, row.averaging),
    value: censoring === null ? row.value : null,
    isCensored,
    censoring,
    limit: row.detection_limit ?? (censoring === Censoring.ABOVE ? row.value : null),
    detectionLimit: row.detection_limit,
    text: notation(row, fact?.decimals ?? 3),
    flag: flagName(row.flag),
    revision: row.revision,
    batch: String(row.batch_id),
    review: row.is_reviewed ? ReviewState.REVIEWED : ReviewState.UNREVIEWED,
    provenance: row.provenance,
  };
}

/** Returns on which side of a limit an observation lies that is known no better; else null. */
export function censoringOf({
  detection_limit: limit,
  flag,
}: Pick<ObservationRow, 'detection_limit' | 'flag'>): Censoring | null {
  if (limit !== null || flag === UNDETECTED) return Censoring.BELOW;
  return flag === OVER_RANGE ? Censoring.ABOVE : null;
}

const OVER_RANGE = flagCode('OVER_RANGE');
const UNDETECTED = flagCode('UNDETECTED');

/** Laboratory notation: `0.21`, `0.004L`, `ND` below an unknown limit, `>24000`. */
function notation(row: ObservationRow, decimals: number): string | null {
  if (row.detection_limit !== null) return `${String(row.detection_limit)}L`;
  const censoring = censoringOf(row);
  if (censoring === Censoring.BELOW) return 'ND';
  if (row.value === null) return null;
  return censoring === Censoring.ABOVE ? `>${String(row.value)}` : row.value.toFixed(decimals);
}

/** Returns whether statistics and assessments use a value: its flag must be VALID or MANUAL. */
export function isUsable({ flag }: Pick<PublishedObservation, 'flag'>): boolean {
  return flag === 'VALID' || flag === 'MANUAL';
}

/**
 * Returns the review state of a figure made of several values: REVIEWED only if all values are
 * reviewed.
 */
export function reviewOfAll(
  values: ReadonlyArray<Pick<PublishedObservation, 'review'>>,
): ReviewState {
  const isReviewed = values.every(({ review }) => review === ReviewState.REVIEWED);
  return isReviewed ? ReviewState.REVIEWED : ReviewState.UNREVIEWED;
}

/**
 * Returns the input of a standard for an observation: the item's symbol, and its value or the
 * detection limit that it is below.
 */
export function judgedItem({ indicator, value, detectionLimit }: PublishedObservation) {
  const symbol = indicatorOf(indicator.code)?.symbol ?? indicator.code;
  const judged =
    detectionLimit === null ? value : { value: detectionLimit, censored: true as const };
  return [symbol, judged] as const;
}

/** Returns the end of an averaging period that starts at `from`. */
export function endOf(from: string, averaging: Averaging): string {
  return instantOf(intervalEnd(Date.parse(from), averaging));
}
