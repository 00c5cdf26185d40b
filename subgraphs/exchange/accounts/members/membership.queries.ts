import { statement } from '../../../../shared/data/statement';
import { text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { Organisation } from '../../../../shared/identity/caller';
import { requireDepartment, unknownId } from './registration-rules';

/** The membership of a new account or client, as columns of the tables. */
export interface Membership {
  /** Department whose stewards confirm it. */
  readonly department: string;
  readonly departmentId: string | null;
  readonly organisationId: string | null;
}

/**
 * Returns the membership in an organisation; throws BAD_USER_INPUT if the organisation is unknown.
 */
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

/** The department responsible for an organisation. */
export const SPONSOR = statement({
  text: 'select sponsor_id as sponsor from exchange.organisation where id = $1 and kind = $2',
  columns: { sponsor: text() },
  parameters: [text(), text()],
});
