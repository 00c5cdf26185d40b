import type { Transaction } from '../../data/database';
import { bool, instant, nullable, text } from '../../data/sql-type';
import { statement } from '../../data/statement';
import { canAnnounce } from '../can-announce';
import type { SeriesOf } from '../../sharing/series-claims';

/** The department whose series move, and the transaction of the move. */
interface Announcing {
  readonly transaction: Transaction;
  readonly department: string;
}

/**
 * A kind of series that moves to another dataset; `to` null: to no dataset, so that nobody can read
 * it.
 */
interface SeriesMove {
  readonly series: SeriesOf;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Returns whether the exchange is in this database; a department with its own database has no
 * exchange to announce to.
 */
function hasExchange(transaction: Transaction): Promise<boolean> {
  return canAnnounce(transaction, 'exchange.series_move');
}

/**
 * Writes a move to the audit log and returns when it was declared. A move to a more open dataset is
 * not made yet. Without an exchange nothing is announced, and such a move is never made.
 */
export async function announceMove(
  { transaction, department }: Announcing,
  { series, from, to, opensMore }: SeriesMove & { readonly opensMore: boolean },
): Promise<string> {
  const { kind, indicatorCode, averaging } = series;
  const move = [department, kind, indicatorCode, averaging, from, to, opensMore] as const;
  const [announced] = (await hasExchange(transaction))
    ? await transaction.query(ANNOUNCE_MOVE, move)
    : await transaction.query(DECLARED_NOW);
  if (!announced) throw new TypeError('The declaration of a move returned no time.');
  return announced.declaredAt;
}

/** Writes a declared move; a move to a dataset that is not more open is recorded as made. */
export const ANNOUNCE_MOVE = statement({
  text: `insert into exchange.series_move (department, kind, indicator_code, averaging, from_dataset, to_dataset, opens_more, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, case when $7 then null else clock_timestamp() end)
     returning declared_at as "declaredAt"`,
  columns: { declaredAt: instant() },
  parameters: [text(), text(), text(), text(), nullable(text()), nullable(text()), bool()],
});

/** Selects the time of a move that no exchange records. */
export const DECLARED_NOW = statement({
  text: 'select clock_timestamp() as "declaredAt"',
  columns: { declaredAt: instant() },
});

/** Records that an announced move is made. */
export async function markMoved(
  { transaction, department }: Announcing,
  { series: { kind, indicatorCode, averaging }, from, to }: SeriesMove,
): Promise<void> {
  await transaction.query(MARK_MOVED, [department, kind, indicatorCode, averaging, from, to]);
}

/** Sets the time at which a declared move was made. */
export const MARK_MOVED = statement({
  text: `update exchange.series_move set made_at = clock_timestamp()
     where (department, kind, indicator_code, averaging) = ($1, $2, $3, $4)
       and (from_dataset, to_dataset) = ($5, $6) and made_at is null`,
  parameters: [text(), text(), text(), text(), nullable(text()), nullable(text())],
});

/**
 * Returns whether the stewards confirmed the class of a dataset after an instant and the
 * confirmation is still in force.
 */
export async function isConfirmedSince(
  { transaction }: Announcing,
  dataset: string,
  since: string,
): Promise<boolean> {
  if (!(await hasExchange(transaction))) return false;
  const [known] = await transaction.query(CLASS_CONFIRMED_SINCE, [dataset, since]);
  return known?.is ?? false;
}

/** Selects whether the class of a dataset was confirmed after an instant. */
export const CLASS_CONFIRMED_SINCE = statement({
  text: 'select exchange.class_confirmed_since($1, $2) as is',
  columns: { is: nullable(bool()) },
  parameters: [text(), instant()],
});
