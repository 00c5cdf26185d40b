import type { Transaction } from '../data/database';
import { bool, list, text } from '../data/sql-type';
import { statement } from '../data/statement';

/**
 * Whether a department reaches these tables (`reference.station_ref`): those that it announces to,
 * in the same database, and its own. A schema that is still being set up is closed: even asking what
 * is in it would fail.
 */
export async function canAnnounce(
  transaction: Pick<Transaction, 'query'>,
  ...tables: readonly [string, ...string[]]
): Promise<boolean> {
  const [found] = await transaction.query(REACHES_TABLES, [tables]);
  return found?.reaches ?? false;
}

/** Whether all of these tables exist, in schemas that the role may use. */
export const REACHES_TABLES = statement({
  text: `select coalesce(bool_and(
    case when coalesce(has_schema_privilege(to_regnamespace(split_part(t, '.', 1))::oid, 'usage'), false)
      then to_regclass(t) is not null else false end), false) as reaches
    from unnest($1::text[]) t`,
  columns: { reaches: bool() },
  parameters: [list(text())],
});
