import type { Transaction } from '../../data/database';
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
async function hasExchange({ query }: Transaction): Promise<boolean> {
  const [known] = await query<{ has: boolean | null }>(
    `select case when has_schema_privilege(to_regnamespace('exchange')::oid, 'usage')
       then to_regclass('exchange.series_move') is not null end as has`,
  );
  return known?.has ?? false;
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
  const isAnnounced = await hasExchange(transaction);
  const [announced] = await transaction.query<{ declaredAt: string }>(
    isAnnounced ? ANNOUNCE : 'select clock_timestamp() as "declaredAt"',
    isAnnounced ? [department, kind, indicatorCode, averaging, from, to, opensMore] : [],
  );
  if (!announced) throw new TypeError('A move was declared at no time.');
  return announced.declaredAt;
}

const ANNOUNCE = `insert into exchange.series_move (department, kind, indicator_code, averaging, from_dataset, to_dataset, opens_more, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, case when $7 then null else clock_timestamp() end)
     returning declared_at as "declaredAt"`;

/** Says of a move that was announced that it is made. */
export async function markMoved(
  { transaction, department }: Announcing,
  { series: { kind, indicatorCode, averaging }, from, to }: SeriesMove,
): Promise<void> {
  await transaction.query(
    `update exchange.series_move set made_at = clock_timestamp()
     where (department, kind, indicator_code, averaging) = ($1, $2, $3, $4)
       and (from_dataset, to_dataset) = ($5, $6) and made_at is null`,
    [department, kind, indicatorCode, averaging, from, to],
  );
}

/** Whether the stewards have confirmed the class of a dataset after an instant, and it stands. */
export async function isConfirmedSince(
  { transaction }: Announcing,
  dataset: string,
  since: string,
): Promise<boolean> {
  if (!(await hasExchange(transaction))) return false;
  const [known] = await transaction.query<{ is: boolean }>(
    'select exchange.class_confirmed_since($1, $2) as is',
    [dataset, since],
  );
  return known?.is ?? false;
}
