import type { Transaction } from '../../../../shared/data/database';
import { hashHalf, randomHalf } from '../../../../shared/identity/enrolment-half';
import type { Act } from '../../acts/act';
import { issueEnrolment } from './begin-enrolment.store';
import { COLLECT } from './collect-half.store';

/**
 * Returns both halves at once, for an operator at the machine's console, who could write to the
 * database anyway.
 */
export async function issueAtConsole(
  transaction: Transaction,
  account: string,
  act: Act,
): Promise<{ readonly halves: readonly [string, string]; readonly expiresAt: string }> {
  const { half, expiresAt } = await issueEnrolment(transaction, account, act);
  const other = randomHalf();
  const collected = [account, hashHalf(account, 'STEWARD', other), 'console', act.now] as const;
  await transaction.query(COLLECT, collected);
  return { halves: [half, other], expiresAt };
}
