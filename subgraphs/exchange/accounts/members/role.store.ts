import { statement } from '../../../../shared/data/statement';
import { instant, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { roleFacts, type Role } from '../../../../shared/identity/roles';
import type { Act } from '../../acts/act';
import type { AssignedRole } from './registered-roles';

/** Writes the roles of an account; the caller must have checked that they can be held together. */
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

/** Adds a role; a trigger refuses to combine a role that must be held alone with others. */
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
