import type { Transaction } from '../../../../shared/data/database';
import { instant, nullable, text } from '../../../../shared/data/sql-type';
import { statementFamily, type RowOf } from '../../../../shared/data/statement';
import { tableOf, EACH_KIND, type MemberKey, type MemberKind } from './member-key';
import { unknownMember } from './member-faults';

/** A member that is locked for this transaction. */
export type Member = MemberKey & RowOf<typeof MEMBER_FOR_UPDATE>;

/**
 * Returns the member with this id and locks it until the transaction ends; throws BAD_USER_INPUT if
 * there is none.
 */
export async function memberOf(transaction: Transaction, { kind, id }: MemberKey): Promise<Member> {
  const [row] = await transaction.query(MEMBER_FOR_UPDATE(kind), [id]);
  if (!row) throw unknownMember({ kind, id });
  return { kind, ...row };
}

const STATE = `m.registered_by as "registeredBy", m.confirmed_by_1 as "confirmedBy1",
  m.confirmed_at as "confirmedAt", m.locked_at as "lockedAt"`;

/** A member, locked, with the department whose stewards confirm it: its own, or the sponsor of its organisation. */
export const MEMBER_FOR_UPDATE = statementFamily({
  text: (kind: MemberKind) =>
    kind === 'ORGANISATION'
      ? `select m.id, m.sponsor_id as department, ${STATE}
        from exchange.organisation m where m.id = $1 for update`
      : `select m.id, coalesce(m.department_id, o.sponsor_id) as department, ${STATE}
        from ${tableOf(kind)} m left join exchange.organisation o on o.id = m.organisation_id
        where m.id = $1 for update of m`,
  columns: {
    id: text(),
    department: text(),
    registeredBy: text(),
    confirmedBy1: nullable(text()),
    confirmedAt: nullable(instant()),
    lockedAt: nullable(instant()),
  },
  parameters: [text()],
  examples: EACH_KIND,
});
