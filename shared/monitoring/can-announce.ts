import type { Transaction } from '../data/database';
import { bool, list, text } from '../data/sql-type';
import { statement } from '../data/statement';

/**
 * Returns whether a department can access these tables (e.g. `reference.station_ref`): its own, and
 * those of the same database that it announces to. A schema that is still being set up is closed:
 * even a query for its contents would fail.
 */
export async function canAnnounce(
  transaction: Pick<Transaction, 'query'>,
  ...tables: readonly [string, ...string[]]
): Promise<boolean> {
  const [found] = await transaction.query(REACHES_TABLES, [tables]);
  return found?.reaches ?? false;
}

/** Selects whether all of these tables exist in schemas that the role may use. */
export const REACHES_TABLES = statement({
  text: `select coalesce(bool_and(
    case when coalesce(has_schema_privilege(to_regnamespace(split_part(t, '.', 1))::oid, 'usage'), false)
      then to_regclass(t) is not null else false end), false) as reaches
    from unnest($1::text[]) t`,
  columns: { reaches: bool() },
  parameters: [list(text())],
});
