import type { Transaction } from '../../../../shared/data/database';
import { instant, int, nullable, text } from '../../../../shared/data/sql-type';
import { statement, statementFamily, type RowOf } from '../../../../shared/data/statement';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import {
  requireAdministrator,
  requireOther,
  eventOf,
  type Act,
  type AccountEvent,
} from '../../acts/act';
import { tableOf, type MemberKey, type MemberKind } from './member-key';
import { requireStewardOrStandIn } from './stand-in.loader';
import { revokeSubject } from '../revocation.loader';

/** One of them, locked for this transaction. */
export type Member = MemberKey & RowOf<typeof MEMBER_FOR_UPDATE>;

/** The member of this name, which nobody else can change before the transaction ends; BAD_USER_INPUT when there is none. */
export async function memberOf(transaction: Transaction, { kind, id }: MemberKey): Promise<Member> {
  const [row] = await transaction.query(MEMBER_FOR_UPDATE(kind), [id]);
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
  const { subject } = act.by;
  if (isSecond) await transaction.query(CONFIRM_LAST(key.kind), [id, subject, act.now]);
  else await transaction.query(CONFIRM_FIRST(key.kind), [id, subject]);
  const event = isSecond ? `${key.kind}_CONFIRMED` : `${key.kind}_CONFIRMED_ONCE`;
  return eventOf(act, event, { ...factsOf(member), version });
}

/** Its changes so far. The member is locked: who changes it now waits, or was counted. */
async function versionOf(transaction: Transaction, { kind, id }: MemberKey): Promise<number> {
  const [row] = await transaction.query(VERSION, [kind, id]);
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
  await transaction.query(LOCK(key.kind), [key.id, isLocked ? act.now : null]);
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
  await transaction.query(MAKE_DORMANT, [key.kind, key.id]);
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
  const members = await transaction.query(MEMBERS_OF_ORGANISATION, [id]);
  for (const member of members) await revokeSubject(transaction, member.id, now);
}

function nameOf(kind: MemberKind): string {
  return kind.toLowerCase();
}

const STATE = `m.registered_by as "registeredBy", m.confirmed_by_1 as "confirmedBy1",
  m.confirmed_at as "confirmedAt", m.locked_at as "lockedAt"`;

const EACH_KIND = [['ACCOUNT'], ['CLIENT'], ['ORGANISATION']] as const;

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

/** The first of two confirmations. */
export const CONFIRM_FIRST = statementFamily({
  text: (kind: MemberKind) => `update ${tableOf(kind)} set confirmed_by_1 = $2 where id = $1`,
  parameters: [text(), text()],
  examples: EACH_KIND,
});

/** The second, with which it comes into use. */
export const CONFIRM_LAST = statementFamily({
  text: (kind: MemberKind) =>
    `update ${tableOf(kind)} set confirmed_by_2 = $2, confirmed_at = $3 where id = $1`,
  parameters: [text(), text(), instant()],
  examples: EACH_KIND,
});

/** Locks a member at a moment; null: unlocks it. */
export const LOCK = statementFamily({
  text: (kind: MemberKind) => `update ${tableOf(kind)} set locked_at = $2 where id = $1`,
  parameters: [text(), nullable(instant())],
  examples: EACH_KIND,
});

/** How many changes a member has seen. */
export const VERSION = statement({
  text: 'select count(*)::int as version from exchange.member_change where kind = $1 and member_id = $2',
  columns: { version: int() },
  parameters: [text<MemberKind>(), text()],
});

/** The owner's function: it takes a founding document away, which the writer cannot touch. */
export const MAKE_DORMANT = statement({
  text: 'select from exchange.make_dormant($1, $2)',
  parameters: [text<MemberKind>(), text()],
});

/** The accounts and clients of an organisation. */
export const MEMBERS_OF_ORGANISATION = statement({
  text: `select id from exchange.account where organisation_id = $1
    union all select id from exchange.client where organisation_id = $1`,
  columns: { id: text() },
  parameters: [text()],
});
