import { statement } from '../../../../shared/data/statement';
import { instant, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { Organisation } from '../../../../shared/identity/caller';
import { roleFacts, type Role } from '../../../../shared/identity/roles';
import { requireAdministrator, eventOf, type Act, type AccountEvent } from '../../acts/act';
import { noteChange } from './member-change.loader';
import type { MemberKey } from './member-key';
import { makeDormant, memberOf, refused } from './member.loader';
import { requireRoles, type AssignedRole } from './registered-roles';

/**
 * Assigns a role to a person. The account is dormant until two stewards confirm it as it is now: no
 * administrator gives anybody a reach alone.
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

/**
 * Removes a role from a person, at once. What remains must be confirmed again, because a role may
 * also bind (a district bureau reads its districts alone); without any role nobody signs in.
 */
export async function removeRole(
  transaction: Transaction,
  { account, post }: { readonly account: string; readonly post: Role },
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'ACCOUNT', id: account };
  const { department } = await memberOf(transaction, key);
  requireAdministrator(act, department);
  const taken = await transaction.query(DELETE_ROLE, [account, post]);
  if (taken.length === 0) throw refused(key, `does not hold ${post}`);
  await makeDormant(transaction, key, act.now);
  await noteChange(transaction, { ...key, change: 'POST_TAKEN', detail: post }, act);
  return eventOf(act, 'POST_TAKEN', { account, department, post });
}

/** Writes the roles of an account; that they can be held like this was decided before. */
export async function insertRoles(
  transaction: Transaction,
  { account, posts }: { readonly account: string; readonly posts: ReadonlyArray<AssignedRole> },
  { by, now }: Act,
): Promise<void> {
  for (const { post, districts = null, sources = null } of posts) {
    const { reads } = roleFacts(post);
    const values = [account, post, reads, districts, sources, now, by.subject] as const;
    await transaction.query(INSERT_ROLE, values);
  }
}

async function rolesOf(
  transaction: Transaction,
  account: string,
): Promise<{ readonly organisation: Organisation; readonly posts: ReadonlyArray<AssignedRole> }> {
  const rows = await transaction.query(ROLES_AND_ORGANISATION, [account]);
  const [first] = rows;
  if (!first) throw new TypeError(`The account "${account}" was there a moment ago.`);
  return {
    organisation: { kind: first.organisationKind, id: first.organisationId },
    posts: rows.flatMap(({ post, ...held }) => (post === null ? [] : [{ ...held, post }])),
  };
}

/** A row where it was held. */
export const DELETE_ROLE = statement({
  text: 'delete from exchange.role_of_account where account_id = $1 and post = $2 returning post',
  columns: { post: text() },
  parameters: [text(), text<Role>()],
});

/** Adds a role, which a trigger refuses where it must be held alone. */
export const INSERT_ROLE = statement({
  text: `insert into exchange.role_of_account (account_id, post, reads, districts, sources, given_at, given_by)
    values ($1, $2, $3, $4, $5, $6, $7)`,
  parameters: [
    text(),
    text<Role>(),
    text(),
    nullable(list(text())),
    nullable(list(text())),
    instant(),
    text(),
  ],
});

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
