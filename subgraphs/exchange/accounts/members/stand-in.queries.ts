import { statement } from '../../../../shared/data/statement';
import { bool, int, list, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { mayAct } from '../../../../shared/identity/actions';
import { requireSteward, type Act } from '../../acts/act';
import { isOfDemonstration } from '../of-demonstration.queries';

/** For which department a steward is wanted. */
export interface StewardWanted {
  readonly department: string;
  /** Who has had a part already, or is it. */
  readonly others: ReadonlyArray<string | null>;
  /** How many stewards who had no part the department must have to need nobody else. */
  readonly wanted: number;
}

/**
 * Throws NOT_PERMITTED unless the caller is a steward of the department, or an exchange operator while
 * it has too few stewards who could do it: so a department of two has a way back for one of them that
 * needs two persons.
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

/** Stewards of a department who are in use, can sign in, and had no part. */
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

/** Stewards, as `a`, who are in use and can sign in; other conditions follow. */
export const STEWARDS_IN_USE = `exchange.account a
  join exchange.account_sign_in s on s.account_id = a.id
  join exchange.role_of_account p on p.account_id = a.id and p.post in ('HANDLER', 'APPROVER')
  where a.confirmed_at is not null and a.locked_at is null
    and (s.has_password and s.has_second_factor or a.outside_issuer is not null)`;

/** How many stewards of a department there are but $2; those of the demonstration count where $3. */
export const STEWARDS_LEFT = statement({
  text: `select count(distinct a.id) from ${STEWARDS_IN_USE} and a.department_id = $1
    and (not a.is_demonstration or $3) and not a.id = any($2)`,
  columns: { count: int() },
  parameters: [text(), list(text()), bool()],
});
