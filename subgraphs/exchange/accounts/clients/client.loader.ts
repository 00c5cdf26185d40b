import type { Role } from '../../../../shared/identity/roles';
import { statement } from '../../../../shared/data/statement';
import { instant, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import type { Organisation } from '../../../../shared/identity/caller';
import { mayAct } from '../../../../shared/identity/actions';
import { hashSecret, randomSecret } from '../../../../shared/identity/secret';
import {
  requireAdministrator,
  requireOther,
  requireSecretMaker,
  eventOf,
  type Act,
  type AccountEvent,
} from '../../acts/act';
import type { MemberKey } from '../members/member-key';
import { noteChange } from '../members/member-change.loader';
import { factsOf, memberOf, refused } from '../members/member.loader';
import {
  requireName,
  requireNew,
  requireOutside,
  membershipIn,
  type OutsideIdentity,
} from '../members/membership.loader';
import { requireRoles, type AssignedRole } from '../members/registered-roles';
import { requireStewardOrStandIn } from '../members/stand-in.loader';

/** A client (a machine) as it is registered. */
export interface NewClient {
  /** `client-…`; its `client_id`, and the `subject` of all it does. */
  readonly id: string;
  readonly nameZh: string;
  readonly organisation: Organisation;
  readonly post: AssignedRole;
}

const FORM = /^client-[a-z0-9-]{1,56}$/;

/** Registers a machine; dormant until two stewards of the department confirm it. Its secret its department makes. */
export async function registerClient(
  transaction: Transaction,
  client: NewClient,
  act: Act,
): Promise<AccountEvent> {
  const { department } = await membershipIn(transaction, client.organisation);
  requireAdministrator(act, department);
  await insertClient(transaction, { ...client, outside: null, secret: null }, act);
  const { id } = client;
  await noteChange(transaction, { kind: 'CLIENT', id, change: 'CLIENT_REGISTERED' }, act);
  const facts = { client: client.id, department, posts: client.post.post };
  return eventOf(act, 'CLIENT_REGISTERED', facts);
}

/**
 * Writes a client; throws BAD_USER_INPUT if it is not valid. The caller's right was checked before.
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

/**
 * Creates a machine's next secret, shown once, for its own department: two stewards confirm it
 * before it works, and one who made it has. Both older ones work on. No administrator ever sees a
 * secret.
 */
export async function rotateSecret(
  transaction: Transaction,
  id: string,
  act: Act,
): Promise<{ readonly event: AccountEvent; readonly secret: string }> {
  const key: MemberKey = { kind: 'CLIENT', id };
  const member = await memberOf(transaction, key);
  requireSecretMaker(act, member.department);
  requireOther(act, [member.registeredBy]);
  const secret = randomSecret();
  const confirmedBy = mayAct(act.by, 'CONFIRM_ACCOUNTS') ? act.by.subject : null;
  const changed = await transaction.query(SET_NEXT_SECRET, [id, hashSecret(secret), confirmedBy]);
  if (changed.length === 0) throw refused(key, 'gets its tokens at an outside issuer');
  await noteChange(transaction, { ...key, change: 'SECRET_ROTATED' }, act);
  return { event: eventOf(act, 'SECRET_ROTATED', factsOf(member)), secret };
}

/** Confirms a machine's next secret: the second of two stewards puts it to work, beside the one before. */
export async function confirmSecret(
  transaction: Transaction,
  id: string,
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'CLIENT', id };
  const member = await memberOf(transaction, key);
  const [next] = await transaction.query(NEXT_SECRET, [id]);
  await requireStewardOrStandIn(transaction, act, {
    department: member.department,
    others: [next?.confirmedBy ?? null],
    wanted: next?.confirmedBy ? 1 : 2,
  });
  if (!next) throw refused(key, 'has no secret to be confirmed');
  requireOther(act, [next.confirmedBy]);
  const isSecond = next.confirmedBy !== null;
  if (isSecond) await transaction.query(ACTIVATE_SECRET, [id]);
  else await transaction.query(CONFIRM_SECRET_ONCE, [id, act.by.subject]);
  const event = isSecond ? 'SECRET_CONFIRMED' : 'SECRET_CONFIRMED_ONCE';
  return eventOf(act, event, factsOf(member));
}

/** Ends a machine's older secret, once the newer one is everywhere. */
export async function retireSecret(
  transaction: Transaction,
  id: string,
  act: Act,
): Promise<AccountEvent> {
  const key: MemberKey = { kind: 'CLIENT', id };
  const member = await memberOf(transaction, key);
  requireAdministrator(act, member.department);
  const changed = await transaction.query(RETIRE_SECRET, [id]);
  if (changed.length === 0) throw refused(key, 'has no older secret');
  return eventOf(act, 'SECRET_RETIRED', factsOf(member));
}

/** No row where the id or the outside identity is in use. */
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

/** Keeps the next secret; no row where the client gets its tokens at an outside issuer. */
export const SET_NEXT_SECRET = statement({
  text: `update exchange.client set next_secret_hash = $2, next_secret_confirmed_by = $3
    where id = $1 and (outside_issuer is null or ${hasSecret('has_secret')}) returning id`,
  columns: { id: text() },
  parameters: [text(), text(), nullable(text())],
});

/** Who has confirmed the next secret; no row where there is none. */
export const NEXT_SECRET = statement({
  text: `select next_secret_confirmed_by as "confirmedBy" from exchange.client
    where id = $1 and ${hasSecret('has_next_secret')}`,
  columns: { confirmedBy: nullable(text()) },
  parameters: [text()],
});

/** The first of two confirmations. */
export const CONFIRM_SECRET_ONCE = statement({
  text: 'update exchange.client set next_secret_confirmed_by = $2 where id = $1',
  parameters: [text(), text()],
});

/** The owner's function: it moves hashes that the writer cannot read. */
export const ACTIVATE_SECRET = statement({
  text: 'select from exchange.put_next_secret_to_work($1)',
  parameters: [text()],
});

/** No row where there is no older secret. */
export const RETIRE_SECRET = statement({
  text: `update exchange.client set previous_secret_hash = null
    where id = $1 and ${hasSecret('has_previous_secret')} returning id`,
  columns: { id: text() },
  parameters: [text()],
});

/** Disclosed by the view: anyone who keeps secrets in order cannot read their hashes. */
function hasSecret(which: 'has_secret' | 'has_next_secret' | 'has_previous_secret'): string {
  return `exists (select from exchange.client_sign_in s where s.client_id = $1 and s.${which})`;
}
