import { statement } from '../../../../shared/data/statement';
import { list, nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { Organisation } from '../../../../shared/identity/caller';
import type { Role } from '../../../../shared/identity/roles';
import { requireAdministrator, eventOf, type Act, type AccountEvent } from '../../acts/act';
import { noteChange } from './member-change.store';
import type { MemberKey } from './member-key';
import { makeDormant } from './make-dormant.store';
import { memberOf } from './member-for-update.queries';
import { refused } from './member-faults';
import { requireRoles, type AssignedRole } from './registered-roles';
import { insertRoles } from './role.store';

/**
 * Assigns a role to a person. The account is dormant until two stewards confirm its present state:
 * no administrator can extend anybody's access alone.
 */
export async function assignRole(
  transaction: Transaction,
  { account, ...given }: AssignedRole & { readonly account: string },
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'ACCOUNT', id: account };
  const { department } = await memberOf(transaction, key);
  requireAdministrator(act, department);
  const held = await rolesOf(transaction, account);
  if (held.posts.some(({ post }) => post === given.post))
    throw refused(key, `holds ${given.post} already`);
  requireRoles({ ...held, kind: 'PERSON', posts: [...held.posts, given] });
  await insertRoles(transaction, { account, posts: [given] }, act);
  await makeDormant(transaction, key, act.now);
  await noteChange(transaction, { ...key, change: 'POST_GIVEN', detail: given.post }, act);
  return eventOf(act, 'POST_GIVEN', { account, department, post: given.post });
}

async function rolesOf(
  transaction: Transaction,
  account: string,
): Promise<{ readonly organisation: Organisation; readonly posts: ReadonlyArray<AssignedRole> }> {
  const rows = await transaction.query(ROLES_AND_ORGANISATION, [account]);
  const [first] = rows;
  if (!first)
    throw new TypeError(
      `The account "${account}" is locked by this transaction, so it must exist.`,
    );
  return {
    organisation: { kind: first.organisationKind, id: first.organisationId },
    posts: rows.flatMap(({ post, ...held }) => (post === null ? [] : [{ ...held, post }])),
  };
}

/** The roles of an account, each with its organisation; one row without a role where it holds none. */
export const ROLES_AND_ORGANISATION = statement({
  text: `select p.post, p.districts, p.sources, coalesce(o.kind, 'DEPARTMENT') as "organisationKind",
      coalesce(a.organisation_id, a.department_id) as "organisationId"
    from exchange.account a left join exchange.organisation o on o.id = a.organisation_id
    left join exchange.role_of_account p on p.account_id = a.id where a.id = $1 order by p.post`,
  columns: {
    post: nullable(text<Role>()),
    districts: nullable(list(text())),
    sources: nullable(list(text())),
    organisationKind: text<Organisation['kind']>(),
    organisationId: text(),
  },
  parameters: [text()],
});
