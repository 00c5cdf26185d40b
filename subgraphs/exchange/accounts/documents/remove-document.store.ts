import { statement } from '../../../../shared/data/statement';
import { text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { eventOf, type Act, type AccountEvent } from '../../acts/act';
import { factsOf, refused } from '../members/member-faults';
import { memberOf } from '../members/member-for-update.queries';
import { modeOf, moveRevision } from './document-list.store';
import { requireRegistrar } from './document-registrar';

/** Removes a document of a client; throws TRANSITION_REFUSED if it has none of this id. */
export async function removeDocument(
  transaction: Transaction,
  { client, id }: { readonly client: string; readonly id: string },
  act: Act,
): Promise<AccountEvent> {
  const member = await memberOf(transaction, { kind: 'CLIENT', id: client });
  requireRegistrar(act, member, await modeOf(transaction, client));
  const [removed] = await transaction.query(DELETE_DOCUMENT, [client, id]);
  if (!removed) throw refused(member, `has no document "${id}"`);
  await moveRevision(transaction, client);
  return eventOf(act, 'CLIENT_DOCUMENT_REMOVED', { ...factsOf(member), hash: removed.hash });
}

/** Returns a row if the client had a document of this id. */
export const DELETE_DOCUMENT = statement({
  text: `delete from exchange.client_document where client_id = $1 and 'sha256:' || hash = $2
    returning hash`,
  columns: { hash: text() },
  parameters: [text(), text()],
});
