import type { Role } from '../../../../shared/identity/roles';
import { statement } from '../../../../shared/data/statement';
import { instant, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { Organisation } from '../../../../shared/identity/caller';
import { hashSecret } from '../../../../shared/identity/secret';
import type { Act } from '../../acts/act';
import {
  requireName,
  requireNew,
  requireOutside,
  type OutsideIdentity,
} from '../members/registration-rules';
import { membershipIn } from '../members/membership.queries';
import { requireRoles, type AssignedRole } from '../members/registered-roles';

/** A client (a machine) to register. */
export interface NewClient {
  /** `client-…`; its `client_id`, and the `subject` of its requests. */
  readonly id: string;
  readonly nameZh: string;
  readonly organisation: Organisation;
  readonly post: AssignedRole;
}

const FORM = /^client-[a-z0-9-]{1,56}$/;

/**
 * Writes a client; throws BAD_USER_INPUT if it is not valid. The caller must have checked the
 * permission before.
 */
export async function insertClient(
  transaction: Transaction,
  client: NewClient & {
    readonly outside: OutsideIdentity | null;
    readonly secret: string | null;
  },
  { by, now }: Act,
): Promise<void> {
  const { id, nameZh, organisation, outside, secret } = client;
  const { post, districts = null, sources = null } = client.post;
  requireName(nameZh);
  requireRoles({ kind: 'MACHINE', organisation, posts: [client.post] });
  if (outside) requireOutside(outside);
  const { departmentId, organisationId } = await membershipIn(transaction, organisation);
  const row = [id, nameZh, departmentId, organisationId] as const;
  const signsIn = [outside?.issuer ?? null, outside?.subject ?? null] as const;
  const rest = [post, districts, sources, secret === null ? null : hashSecret(secret)] as const;
  const inserted = FORM.test(id)
    ? await transaction.query(INSERT_CLIENT, [...row, ...signsIn, ...rest, now, by.subject])
    : [];
  requireNew(id, FORM, inserted);
}

/** Returns no row if the id or the outside identity is in use. */
export const INSERT_CLIENT = statement({
  text: `insert into exchange.client (id, name_zh, department_id, organisation_id, outside_issuer,
    outside_subject, post, districts, sources, secret_hash, registered_at, registered_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing returning id`,
  columns: { id: text() },
  parameters: [
    text(),
    text(),
    nullable(text()),
    nullable(text()),
    nullable(text()),
    nullable(text()),
    text<Role>(),
    nullable(list(text())),
    nullable(list(text())),
    nullable(text()),
    instant(),
    text(),
  ],
});
