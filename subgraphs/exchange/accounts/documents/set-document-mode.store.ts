import type { Transaction } from '../../../../shared/data/database';
import type { DocumentMode } from '../../../../shared/domain/document-mode';
import { requireSteward, eventOf, type Act, type AccountEvent } from '../../acts/act';
import { factsOf, refused } from '../members/member-faults';
import { memberOf } from '../members/member-for-update.queries';
import { modeOf, moveRevision } from './document-list.store';
import { HELD_BY_CLIENT } from './register-documents.store';

/**
 * Sets how far a client is held to its documents, by a steward of its department. Throws
 * TRANSITION_REFUSED if an empty list would be enforced, which would only lock the client.
 */
export async function setDocumentMode(
  transaction: Transaction,
  { client, mode }: { readonly client: string; readonly mode: DocumentMode },
  act: Act,
): Promise<AccountEvent> {
  const member = await memberOf(transaction, { kind: 'CLIENT', id: client });
  requireSteward(act, member.department);
  const [held] = await transaction.query(HELD_BY_CLIENT, [client]);
  if (mode === 'ENFORCE' && !held?.count) throw refused(member, 'has no registered document');
  const from = await modeOf(transaction, client);
  await moveRevision(transaction, client, mode);
  return eventOf(act, 'CLIENT_DOCUMENT_MODE_SET', { ...factsOf(member), from, to: mode });
}
