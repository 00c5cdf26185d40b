import type { Transaction } from '../../../../shared/data/database';
import { requireAdministrator, eventOf, type Act, type AccountEvent } from '../../acts/act';
import { noteChange } from '../members/member-change.store';
import { membershipIn } from '../members/membership.queries';
import { type NewClient, insertClient } from './client.store';

/**
 * Registers a machine, which is dormant until two stewards of the department confirm it. Its
 * department creates its secret.
 */
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
