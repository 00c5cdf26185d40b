import { statement } from '../../../../shared/data/statement';
import { bool, int, list, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { mayAct } from '../../../../shared/identity/actions';
import { requireSteward, type Act } from '../../acts/act';
import { isOfDemonstration } from '../of-demonstration.queries';

/** The conditions under which a command requires a steward. */
export interface StewardWanted {
  readonly department: string;
  /** Persons who already took part, or whose account it is. */
  readonly others: ReadonlyArray<string | null>;
  /**
   * Number of stewards without a part that the department must have; below it, an exchange operator
   * may act.
   */
  readonly wanted: number;
}

/**
 * Throws NOT_PERMITTED unless the caller is a steward of the department, or an exchange operator
 * while it has too few stewards who could do it: so that a department with two stewards can restore
 * one of them and two persons still take part.
 */
export async function requireStewardOrStandIn(
  transaction: Transaction,
  act: Act,
  { department, others, wanted }: StewardWanted,
): Promise<void> {
  const mayStandIn = act.by.kind === 'PERSON' && mayAct(act.by, 'STAND_IN_FOR_STEWARDS');
  if (!mayStandIn || (await stewardsLeft(transaction, act, { department, others })) >= wanted)
    requireSteward(act, department);
}

/** Stewards of a department whose accounts are in use, who can sign in, and who took no part. */
async function stewardsLeft(
  transaction: Transaction,
  { by }: Act,
  { department, others }: Omit<StewardWanted, 'wanted'>,
): Promise<number> {
  const countsDemonstration = await isOfDemonstration(transaction, by.subject);
  const values = [
    department,
    others.filter((other) => other !== null),
    countsDemonstration,
  ] as const;
  const [found] = await transaction.query(STEWARDS_LEFT, values);
  return found?.count ?? 0;
}

/** Stewards, as `a`, whose accounts are in use and who can sign in; more conditions follow. */
export const STEWARDS_IN_USE = `exchange.account a
  join exchange.account_sign_in s on s.account_id = a.id
  join exchange.role_of_account p on p.account_id = a.id and p.post in ('HANDLER', 'APPROVER')
  where a.confirmed_at is not null and a.locked_at is null
    and (s.has_password and s.has_second_factor or a.outside_issuer is not null)`;

/**
 * The number of stewards of a department without those of $2; those of the demonstration count if
 * $3 is true.
 */
export const STEWARDS_LEFT = statement({
  text: `select count(distinct a.id) from ${STEWARDS_IN_USE} and a.department_id = $1
    and (not a.is_demonstration or $3) and not a.id = any($2)`,
  columns: { count: int() },
  parameters: [text(), list(text()), bool()],
});
