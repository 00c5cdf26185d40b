import type { Transaction } from '../../../../shared/data/database';
import { instant, int, text } from '../../../../shared/data/sql-type';
import { statement, statementFamily } from '../../../../shared/data/statement';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { requireOther, eventOf, type Act, type AccountEvent } from '../../acts/act';
import { tableOf, EACH_KIND, type MemberKey, type MemberKind } from './member-key';
import { requireStewardOrStandIn } from './stand-in.queries';
import { memberOf } from './member-for-update.queries';
import { refused, factsOf, nameOf } from './member-faults';

/**
 * Confirms a member for its department: by a first steward, then by a second, after whom it is in
 * use. Throws NOT_PERMITTED, TRANSITION_REFUSED when it is in use or locked, and TWO_PERSONS_NEEDED
 * for the person who registered it, who confirmed it before, or whose account it is. A steward who
 * names the version that was read confirms only that version: if a reset or a role has changed the
 * member since, the confirmation is refused (TRANSITION_REFUSED).
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

/**
 * Counts the changes so far. The member is locked: a concurrent change either waits or is already
 * counted.
 */
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
    `The ${nameOf(kind)} "${id}" now has version ${String(version)}, not ${String(seen)}: read the changes, then confirm it.`,
    { version },
  );
}

/** The first of two confirmations. */
export const CONFIRM_FIRST = statementFamily({
  text: (kind: MemberKind) => `update ${tableOf(kind)} set confirmed_by_1 = $2 where id = $1`,
  parameters: [text(), text()],
  examples: EACH_KIND,
});

/** The second confirmation, after which the member is in use. */
export const CONFIRM_LAST = statementFamily({
  text: (kind: MemberKind) =>
    `update ${tableOf(kind)} set confirmed_by_2 = $2, confirmed_at = $3 where id = $1`,
  parameters: [text(), text(), instant()],
  examples: EACH_KIND,
});

/** The number of changes of a member. */
export const VERSION = statement({
  text: 'select count(*)::int as version from exchange.member_change where kind = $1 and member_id = $2',
  columns: { version: int() },
  parameters: [text<MemberKind>(), text()],
});
