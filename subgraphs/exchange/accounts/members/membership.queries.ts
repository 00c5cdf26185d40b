import { statement } from '../../../../shared/data/statement';
import { text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { Organisation } from '../../../../shared/identity/caller';
import { requireDepartment, unknownId } from './registration-rules';

/** Where a new account or client belongs, as the tables have it. */
export interface Membership {
  /** Department whose stewards confirm it. */
  readonly department: string;
  readonly departmentId: string | null;
  readonly organisationId: string | null;
}

/** The membership in an organisation; throws BAD_USER_INPUT when the hub does not know it. */
export async function membershipIn(
  transaction: Transaction,
  { kind, id }: Organisation,
): Promise<Membership> {
  if (kind === 'DEPARTMENT') {
    requireDepartment(id);
    return { department: id, departmentId: id, organisationId: null };
  }
  const [found] = await transaction.query(SPONSOR, [id, kind]);
  if (!found) throw unknownId(`${kind.toLowerCase()} is registered as`, id);
  return { department: found.sponsor, departmentId: null, organisationId: id };
}

/** The department that answers for an organisation. */
export const SPONSOR = statement({
  text: 'select sponsor_id as sponsor from exchange.organisation where id = $1 and kind = $2',
  columns: { sponsor: text() },
  parameters: [text(), text()],
});
