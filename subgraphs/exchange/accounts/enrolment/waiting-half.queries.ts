import { statement } from '../../../../shared/data/statement';
import { bool, int, nullable, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { STEWARDS_IN_USE } from '../members/stand-in.queries';

/** A person who may collect halves of enrolment codes. */
export interface HalfCollector {
  readonly subject: string;
  /** Department of which the person is a steward; null: none. */
  readonly stewardOf: string | null;
  /** Whether the person may act for departments without another steward. */
  readonly standsIn: boolean;
}

/** Most accounts listed at once. */
export const MOST_WAITING = 50;

/**
 * Returns the accounts whose other half this person may collect by the rules of `collectHalf`,
 * longest waiting first.
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

/** Accounts with the same name count as one person. */
const SAME_PERSON = `select from exchange.account c join exchange.account d on d.name_zh = c.name_zh
  where c.id = $1 and d.id in (m.id, e.issued_by)`;

/**
 * Accounts whose half $1 may collect: a steward of $2, who may act for other departments' stewards
 * if $3 is true.
 */
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
