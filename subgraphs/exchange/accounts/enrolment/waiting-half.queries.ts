import { statement } from '../../../../shared/data/statement';
import { bool, int, nullable, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { STEWARDS_IN_USE } from '../members/stand-in.queries';

/** Who would collect halves of enrolment codes. */
export interface HalfCollector {
  readonly subject: string;
  /** Of which department a steward; null: of none. */
  readonly stewardOf: string | null;
  /** Whether it stands in where a department has no other steward. */
  readonly standsIn: boolean;
}

/** So many are shown at once. */
export const MOST_WAITING = 50;

/**
 * Accounts whose other half waits and may be collected by this person, by the rules of `collectHalf`; those that
 * have waited longest first.
 */
export async function halvesWaiting(
  reader: Reader,
  { subject, stewardOf, standsIn }: HalfCollector,
): Promise<ReadonlyArray<string>> {
  const rows = await reader.query(HALVES_WAITING, [subject, stewardOf, standsIn, MOST_WAITING]);
  return rows.map(({ id }) => id);
}

const DEPARTMENT = 'coalesce(m.department_id, o.sponsor_id)';

const OTHER_STEWARDS = `select from ${STEWARDS_IN_USE} and a.department_id = ${DEPARTMENT}
  and a.id not in (m.id, e.issued_by) and (not a.is_demonstration or exists (
    select from exchange.account c where c.id = $1 and c.is_demonstration))`;

/** Accounts of one name count as one person. */
const SAME_PERSON = `select from exchange.account c join exchange.account d on d.name_zh = c.name_zh
  where c.id = $1 and d.id in (m.id, e.issued_by)`;

/** Whose half waits for $1, a steward of $2, who stands in for stewards if $3. */
export const HALVES_WAITING = statement({
  text: `select m.id from exchange.enrolment e
  join exchange.account m on m.id = e.account_id
  left join exchange.organisation o on o.id = m.organisation_id
  where e.expires_at > now() and e.collected_by is null and m.locked_at is null
    and $1 not in (m.id, e.issued_by) and not exists (${SAME_PERSON})
    and (${DEPARTMENT} = $2 or $3 and not exists (${OTHER_STEWARDS}))
  order by e.issued_at, m.id limit $4`,
  columns: { id: text() },
  parameters: [text(), nullable(text()), bool(), int()],
});
