import { statement } from '../../../../shared/data/statement';
import { instant, list, nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import {
  hashHalf,
  randomHalf,
  type SignInFactor,
} from '../../../../shared/identity/enrolment-half';
import { requireOther, eventOf, type Act, type AccountEvent } from '../../acts/act';
import type { MemberKey } from '../members/member-key';
import { factsOf, refused } from '../members/member-faults';
import { memberOf } from '../members/member-for-update.queries';
import { requireStewardOrStandIn } from '../members/stand-in.queries';
import type { IssuedHalf } from './begin-enrolment.store';

/** An enrolment whose other half a steward collects. */
export interface HalfToCollect {
  readonly account: string;
  /** Credentials that the steward knows were reset; they must be those of the enrolment. */
  readonly factors: ReadonlyArray<SignInFactor>;
}

/**
 * Creates the steward's half of an enrolment in progress, once, for a steward of the person's
 * department. Neither the person who started it nor the person enrolled may collect it, under any
 * account with the same name. Throws NOT_PERMITTED, TWO_PERSONS_NEEDED, and TRANSITION_REFUSED
 * where none is in progress, its half was already collected, or the steward's list of credentials
 * is wrong.
 */
export async function collectHalf(
  transaction: Transaction,
  { account, factors }: HalfToCollect,
  act: Act,
): Promise<{ readonly event: AccountEvent; readonly issued: IssuedHalf }> {
  const key: MemberKey = { kind: 'ACCOUNT', id: account };
  const member = await memberOf(transaction, key);
  const [enrolment] = await transaction.query(ENROLMENT_IN_PROGRESS, [account, act.now]);
  await requireStewardOrStandIn(transaction, act, {
    department: member.department,
    others: [account, enrolment?.issuedBy ?? null],
    wanted: 1,
  });
  requireOther(act, [account, enrolment?.issuedBy ?? null]);
  if (!enrolment) throw refused(key, 'has no enrolment in progress');
  if (enrolment.collectedBy !== null)
    throw refused(
      key,
      `had its half collected by ${enrolment.collectedBy}: an administrator starts another`,
    );
  requireSame(key, enrolment.factors, factors);
  await requireOtherPerson(transaction, act, [account, enrolment.issuedBy]);
  const half = randomHalf();
  await transaction.query(COLLECT, [
    account,
    hashHalf(account, 'STEWARD', half),
    act.by.subject,
    act.now,
  ]);
  const facts = {
    ...factsOf(member),
    factors: enrolment.factors.join(),
    issuedBy: enrolment.issuedBy,
  };
  const { expiresAt } = enrolment;
  return {
    event: eventOf(act, 'ENROLMENT_HALF_COLLECTED', facts),
    issued: { half, factors: enrolment.factors, expiresAt },
  };
}

function requireSame(
  key: MemberKey,
  reset: ReadonlyArray<SignInFactor>,
  named: ReadonlyArray<SignInFactor>,
): void {
  if ([...new Set(named)].sort().join() === [...reset].sort().join()) return;
  throw refused(
    key,
    `is to choose ${reset.join(' and ')}, but the steward names ${named.join(' and ')}`,
  );
}

/** Accounts with the same name count as accounts of one person. */
async function requireOtherPerson(
  transaction: Transaction,
  { by }: Act,
  others: ReadonlyArray<string>,
): Promise<void> {
  const same = await transaction.query(SAME_NAME, [by.subject, others]);
  if (same.length === 0) return;
  throw new RiverGateError(
    'TWO_PERSONS_NEEDED',
    'The person who starts an enrolment, the person who collects the other half and the person enrolled must be three persons; these accounts have the same name.',
  );
}

/** The enrolment of an account that has not expired at $2. */
export const ENROLMENT_IN_PROGRESS = statement({
  text: `select factors, issued_by as "issuedBy", collected_by as "collectedBy", expires_at as "expiresAt"
    from exchange.enrolment where account_id = $1 and expires_at > $2`,
  columns: {
    factors: list(text<SignInFactor>()),
    issuedBy: text(),
    collectedBy: nullable(text()),
    expiresAt: instant(),
  },
  parameters: [text(), instant()],
});

/** Adds the hash of the steward's half. */
export const COLLECT = statement({
  text: `update exchange.enrolment set steward_half_hash = $2, collected_by = $3, collected_at = $4
    where account_id = $1`,
  parameters: [text(), text(), text(), instant()],
});

/** Returns a row for each account of $2 with the same name as $1. */
export const SAME_NAME = statement({
  text: `select from exchange.account a join exchange.account b on b.name_zh = a.name_zh
    where a.id = $1 and b.id = any($2)`,
  parameters: [text(), list(text())],
});
