export const COUNTED = '($1 or not t.is_demonstration)';

/**
 * Pending entries come first; among entries of the same instant, those in force come before ended
 * ones.
 */
export const NEWEST_FIRST =
  'order by t.confirmed_at desc nulls first, t.ended_at desc nulls first, t.proposed_at desc, t.id';

/** Selects the terms that count; further conditions may follow. */
export function selectSql({
  table,
  selected,
}: {
  readonly table: string;
  readonly selected: string;
}): string {
  return `select ${selected} from ${table} t where ${COUNTED}`;
}
