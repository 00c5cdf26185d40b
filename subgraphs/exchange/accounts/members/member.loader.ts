import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import {
  requireAdministrator,
  requireOther,
  eventOf,
  type Act,
  type AccountEvent,
} from '../../acts/act';
import type { MemberKey, MemberKind } from './member-key';
import { requireStewardOrStandIn } from './stand-in.loader';
import { revokeSubject } from '../revocation.loader';

/** One of them, locked for this transaction. */
export interface Member extends MemberKey {
  /** Department whose stewards confirm it: its own, or the sponsor of its organisation. */
  readonly department: string;
  readonly registeredBy: string;
  readonly confirmedBy1: string | null;
  readonly confirmedAt: string | null;
  readonly lockedAt: string | null;
}

/** The member of this name, which nobody else can change before the transaction ends; BAD_USER_INPUT when there is none. */
export async function memberOf(transaction: Transaction, { kind, id }: MemberKey): Promise<Member> {
  const [row] = await transaction.query<Omit<Member, 'kind'>>(SELECT[kind], [id]);
  if (!row) throw unknownMember({ kind, id });
  return { kind, ...row };
}

/** The fault of a name that nobody bears, or nobody of whom the caller may know. */
export function unknownMember({ kind, id }: MemberKey): RiverGateError {
  return new RiverGateError('BAD_USER_INPUT', `No ${nameOf(kind)} is named "${id}".`);
}

/**
 * Confirms a member for its department: the first of two stewards, then the second, with whom it
 * comes into use. Throws NOT_PERMITTED, TRANSITION_REFUSED when it is in use or locked, and
 * TWO_PERSONS_NEEDED for the person who registered it, confirmed it before, or is it. Who names the
 * version that he read signs that one: what was changed since, by a reset or a role, is not
 * confirmed unseen (TRANSITION_REFUSED).
 */
export async function confirmMember(
  transaction: Transaction,
  { version: seen, ...key }: MemberKey & { readonly version?: number | null },
  act: Act,
): Promise<AccountEvent> {
  const member = await memberOf(transaction, key);
  const { id, registeredBy, confirmedBy1 } = member;
  const isSecond = confirmedBy1 !== null;
  await requireStewardOrStandIn(transaction, act, {
    department: member.department,
    others: [id, registeredBy, confirmedBy1],
    wanted: isSecond ? 1 : 2,
  });
  if (member.confirmedAt !== null) throw refused(key, 'is confirmed already');
  if (member.lockedAt !== null) throw refused(key, 'is locked');
  requireOther(act, [id, registeredBy, confirmedBy1]);
  const version = await versionOf(transaction, key);
  if ((seen ?? version) !== version) throw changedSince(key, { seen, version });
  const values = [id, act.by.subject, act.now];
  if (isSecond) await transaction.query(CONFIRM_LAST[key.kind], values);
  else await transaction.query(CONFIRM_FIRST[key.kind], values.slice(0, 2));
  const event = isSecond ? `${key.kind}_CONFIRMED` : `${key.kind}_CONFIRMED_ONCE`;
  return eventOf(act, event, { ...factsOf(member), version });
}

/** Its changes so far. The member is locked: who changes it now waits, or was counted. */
async function versionOf(transaction: Transaction, { kind, id }: MemberKey): Promise<number> {
  const [row] = await transaction.query<{ version: number }>(
    'select count(*)::int as version from exchange.member_change where kind = $1 and member_id = $2',
    [kind, id],
  );
  return row?.version ?? 0;
}

function changedSince(
  { kind, id }: MemberKey,
  { seen, version }: { readonly seen: number | null | undefined; readonly version: number },
): RiverGateError {
  return new RiverGateError(
    'TRANSITION_REFUSED',
    `The ${nameOf(kind)} "${id}" is of version ${String(version)} now, not ${String(seen)}: read what was changed, then confirm it.`,
    { version },
  );
}

/** Takes a member out of use at once, or back into use; what was issued to it before stays void. */
export async function setLocked(
  transaction: Transaction,
  { isLocked, ...key }: MemberKey & { readonly isLocked: boolean },
  act: Act,
): Promise<AccountEvent> {
  const member = await memberOf(transaction, key);
  requireAdministrator(act, member.department);
  if ((member.lockedAt !== null) === isLocked)
    throw refused(key, isLocked ? 'is locked already' : 'is not locked');
  await transaction.query(LOCK[key.kind], [key.id, isLocked ? act.now : null]);
  if (isLocked) await revokeMembers(transaction, key, act.now);
  return eventOf(act, `${key.kind}_${isLocked ? 'LOCKED' : 'UNLOCKED'}`, factsOf(member));
}

/** Voids all that was issued to a member until now: tokens and sessions, its own or its members'. */
export async function revokeAll(
  transaction: Transaction,
  key: MemberKey,
  act: Act,
): Promise<AccountEvent> {
  const member = await memberOf(transaction, key);
  requireAdministrator(act, member.department);
  await revokeMembers(transaction, key, act.now);
  return eventOf(act, `${key.kind}_REVOKED`, factsOf(member));
}

/**
 * Makes a member dormant until two stewards confirm it again: what it may do, or who has its
 * secret, changed.
 */
export async function makeDormant(
  transaction: Transaction,
  key: MemberKey,
  now: Date,
): Promise<void> {
  await transaction.query('select exchange.make_dormant($1, $2)', [key.kind, key.id]);
  await revokeMembers(transaction, key, now);
}

/** A refusal because of the member's state. */
export function refused({ kind, id }: MemberKey, why: string): RiverGateError {
  return new RiverGateError('TRANSITION_REFUSED', `The ${nameOf(kind)} "${id}" ${why}.`);
}

/** The facts of a member in the audit log. */
export function factsOf({ kind, id, department }: Member): AccountEvent['facts'] {
  return { [nameOf(kind)]: id, department };
}

async function revokeMembers(
  transaction: Transaction,
  { kind, id }: MemberKey,
  now: Date,
): Promise<void> {
  if (kind !== 'ORGANISATION') return revokeSubject(transaction, id, now);
  const members = await transaction.query<{ id: string }>(
    `select id from exchange.account where organisation_id = $1
     union all select id from exchange.client where organisation_id = $1`,
    [id],
  );
  for (const member of members) await revokeSubject(transaction, member.id, now);
}

function nameOf(kind: MemberKind): string {
  return kind.toLowerCase();
}

type Statements = Readonly<Record<MemberKind, string>>;

const STATE = `m.registered_by as "registeredBy", m.confirmed_by_1 as "confirmedBy1",
  m.confirmed_at as "confirmedAt", m.locked_at as "lockedAt"`;

function forEach(statement: (table: string) => string): Statements {
  return {
    ACCOUNT: statement('exchange.account'),
    CLIENT: statement('exchange.client'),
    ORGANISATION: statement('exchange.organisation'),
  };
}

const SELECT: Statements = {
  ...forEach(
    (table) => `select m.id, coalesce(m.department_id, o.sponsor_id) as department, ${STATE}
      from ${table} m left join exchange.organisation o on o.id = m.organisation_id
      where m.id = $1 for update of m`,
  ),
  ORGANISATION: `select m.id, m.sponsor_id as department, ${STATE}
    from exchange.organisation m where m.id = $1 for update`,
};

const CONFIRM_FIRST = forEach((table) => `update ${table} set confirmed_by_1 = $2 where id = $1`);

const CONFIRM_LAST = forEach(
  (table) => `update ${table} set confirmed_by_2 = $2, confirmed_at = $3 where id = $1`,
);

const LOCK = forEach((table) => `update ${table} set locked_at = $2 where id = $1`);
