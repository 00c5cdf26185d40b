import type { Transaction } from '../../data/database';
import { bool, instant, nullable, text } from '../../data/sql-type';
import { statement } from '../../data/statement';
import { canAnnounce } from '../can-announce';
import type { SeriesOf } from '../../sharing/series-claims';

/** Whose series move, in which transaction. */
interface Announcing {
  readonly transaction: Transaction;
  readonly department: string;
}

/** A kind of series that goes to another dataset; null: to none, which nobody reads. */
interface SeriesMove {
  readonly series: SeriesOf;
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether the exchange lives in this database; a department with one of its own has nobody to ask. */
function hasExchange(transaction: Transaction): Promise<boolean> {
  return canAnnounce(transaction, 'exchange.series_move');
}

/**
 * Writes a move to the audit log, and answers when it was declared. One that opens more is not made
 * yet. Without an exchange nothing is announced, and such a move waits for ever.
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
  if (!announced) throw new TypeError('A move was declared at no time.');
  return announced.declaredAt;
}

/** Writes a move that was declared, and made where it opens no more. */
export const ANNOUNCE_MOVE = statement({
  text: `insert into exchange.series_move (department, kind, indicator_code, averaging, from_dataset, to_dataset, opens_more, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, case when $7 then null else clock_timestamp() end)
     returning declared_at as "declaredAt"`,
  columns: { declaredAt: instant() },
  parameters: [text(), text(), text(), text(), nullable(text()), nullable(text()), bool()],
});

/** When a move is declared that nobody keeps. */
export const DECLARED_NOW = statement({
  text: 'select clock_timestamp() as "declaredAt"',
  columns: { declaredAt: instant() },
});

/** Says of a move that was announced that it is made. */
export async function markMoved(
  { transaction, department }: Announcing,
  { series: { kind, indicatorCode, averaging }, from, to }: SeriesMove,
): Promise<void> {
  await transaction.query(MARK_MOVED, [department, kind, indicatorCode, averaging, from, to]);
}

/** Says of a declared move when it was made. */
export const MARK_MOVED = statement({
  text: `update exchange.series_move set made_at = clock_timestamp()
     where (department, kind, indicator_code, averaging) = ($1, $2, $3, $4)
       and (from_dataset, to_dataset) = ($5, $6) and made_at is null`,
  parameters: [text(), text(), text(), text(), nullable(text()), nullable(text())],
});

/** Whether the stewards have confirmed the class of a dataset after an instant, and it stands. */
export async function isConfirmedSince(
  { transaction }: Announcing,
  dataset: string,
  since: string,
): Promise<boolean> {
  if (!(await hasExchange(transaction))) return false;
  const [known] = await transaction.query(CLASS_CONFIRMED_SINCE, [dataset, since]);
  return known?.is ?? false;
}

/** Whether the class of a dataset was confirmed after an instant. */
export const CLASS_CONFIRMED_SINCE = statement({
  text: 'select exchange.class_confirmed_since($1, $2) as is',
  columns: { is: nullable(bool()) },
  parameters: [text(), instant()],
});
