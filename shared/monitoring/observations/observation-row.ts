import { indicatorOf } from '../../domain/indicators';
import { BEIJING_OFFSET_MS } from '../../domain/network-day';
import { instantOf } from '../../data/instant-text';
import { bool, float, instant, int, nullable, text } from '../../data/sql-type';
import type { RowOfColumns } from '../../data/statement';
import { AVERAGING_MS, flagName, ReviewState, type Averaging } from '../vocabulary';

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
  readonly detectionLimit: number | null;
  readonly text: string | null;
  readonly flag: string;
  readonly revision: number;
  readonly batch: string;
  readonly review: ReviewState;
  readonly provenance: string;
}

/** What `observationSql` selects. */
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

/** SQL of the columns of an `ObservationRow` of a schema, from series `s`, observation `o` and batch `b`. */
export function observationSql(schema: string): string {
  return `s.station_id, o.series_id, s.indicator_code, s.averaging, s.depth, s.method,
  o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id, ${isReviewedSql(schema)} as is_reviewed, b.provenance`;
}

/** SQL of whether observation `o` of series `s` has ended by the instant of the review, and come with no later batch. */
export function isReviewedSql(schema: string): string {
  return `coalesce(o.batch_id <= s.reviewed_batch_id and ${schema}.interval_end(o.starts_at, s.averaging) <= s.reviewed_until, false)`;
}

/** An observation under its published names; `text` is written with the indicator's decimals. */
export function publishedObservation(row: ObservationRow): PublishedObservation {
  const fact = indicatorOf(row.indicator_code);
  const isCensored = row.detection_limit !== null;
  return {
    indicator: { code: row.indicator_code },
    unit: fact?.unit ?? '1',
    averaging: row.averaging,
    depth: row.depth === '' ? null : row.depth,
    method: row.method === '' ? null : row.method,
    from: row.starts_at,
    to: endOf(row.starts_at, row.averaging),
    value: isCensored ? null : row.value,
    isCensored,
    detectionLimit: row.detection_limit,
    text: isCensored
      ? `${String(row.detection_limit)}L`
      : (row.value?.toFixed(fact?.decimals ?? 3) ?? null),
    flag: flagName(row.flag),
    revision: row.revision,
    batch: String(row.batch_id),
    review: row.is_reviewed ? ReviewState.REVIEWED : ReviewState.UNREVIEWED,
    provenance: row.provenance,
  };
}

/** Whether a value enters statistics and assessments: what is flagged as faulty does not. */
export function isUsable({ flag }: Pick<PublishedObservation, 'flag'>): boolean {
  return flag === 'VALID' || flag === 'MANUAL';
}

/** The review of what rests on several values: no further than that of any. */
export function reviewOfAll(
  values: ReadonlyArray<Pick<PublishedObservation, 'review'>>,
): ReviewState {
  const isReviewed = values.every(({ review }) => review === ReviewState.REVIEWED);
  return isReviewed ? ReviewState.REVIEWED : ReviewState.UNREVIEWED;
}

/** An observation as a standard judges it: the item's symbol, and its value or the limit it lies below. */
export function judgedItem({ indicator, value, detectionLimit }: PublishedObservation) {
  const symbol = indicatorOf(indicator.code)?.symbol ?? indicator.code;
  const judged =
    detectionLimit === null ? value : { value: detectionLimit, censored: true as const };
  return [symbol, judged] as const;
}

/**
 * End of an averaging period that starts at `from`: calendar months and years in Beijing time, where a
 * month from its 31st ends with the next month's last day. `interval_end` in SQL says the same.
 */
export function endOf(from: string, averaging: Averaging): string {
  if (averaging !== 'MONTH' && averaging !== 'YEAR') {
    return instantOf(Date.parse(from) + AVERAGING_MS[averaging]);
  }
  const beijing = new Date(Date.parse(from) + BEIJING_OFFSET_MS);
  const day = beijing.getUTCDate();
  beijing.setUTCMonth(beijing.getUTCMonth() + (averaging === 'MONTH' ? 1 : 12));
  if (beijing.getUTCDate() !== day) beijing.setUTCDate(0);
  return instantOf(beijing.getTime() - BEIJING_OFFSET_MS);
}
