import type { Transaction } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { demandAdministrator, eventOf, type Act, type AccountEvent } from './account-act';
import { factsOf, makeDormant, memberOf } from './member.loader';
import { demandOutside, type OutsideIdentity } from './membership.loader';

/** Links an account or client with who it is at an outside issuer; dormant until confirmed anew. */
export async function linkOutside(
  transaction: Transaction,
  link: OutsideIdentity & { readonly kind: 'ACCOUNT' | 'CLIENT'; readonly id: string },
  act: Act,
): Promise<AccountEvent> {
  const { kind, id, issuer, subject } = link;
  const member = await memberOf(transaction, { kind, id });
  demandAdministrator(act, member.department);
  demandOutside(link);
  const taken = await transaction.query(
    `select 1 from directory.account where outside_issuer = $1 and outside_subject = $2
     union all select 1 from directory.client where outside_issuer = $1 and outside_subject = $2`,
    [issuer, subject],
  );
  if (taken.length > 0)
    throw new RiverGateError('BAD_USER_INPUT', 'This outside identity is linked already.');
  await transaction.query(LINK[kind], [id, issuer, subject]);
  await makeDormant(transaction, { kind, id }, act.now);
  return eventOf(act, 'OUTSIDE_IDENTITY_LINKED', { ...factsOf(member), issuer });
}

const LINK = {
  ACCOUNT: 'update directory.account set outside_issuer = $2, outside_subject = $3 where id = $1',
  CLIENT: 'update directory.client set outside_issuer = $2, outside_subject = $3 where id = $1',
} as const;
