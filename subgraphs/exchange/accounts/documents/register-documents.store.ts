import { statement } from '../../../../shared/data/statement';
import { instant, int, list, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { eventOf, type Act, type AccountEvent } from '../../acts/act';
import { factsOf } from '../members/member-faults';
import { memberOf } from '../members/member-for-update.queries';
import { LONGEST_DOCUMENT, MOST_AT_ONCE, MOST_BYTES, MOST_DOCUMENTS } from './document-bounds';
import { modeOf, moveRevision } from './document-list.store';
import { requireRegistrar } from './document-registrar';

/**
 * Registers documents of a client, all or none; those that are registered already stay as they
 * are. The gateway has validated them. Throws BAD_USER_INPUT for too many or an empty one,
 * STORE_LIMIT_REACHED if the client would have too many.
 */
export async function registerDocuments(
  transaction: Transaction,
  { client, documents }: { readonly client: string; readonly documents: ReadonlyArray<string> },
  act: Act,
): Promise<AccountEvent> {
  requireBounds(documents);
  const member = await memberOf(transaction, { kind: 'CLIENT', id: client });
  requireRegistrar(act, member, await modeOf(transaction, client));
  await moveRevision(transaction, client);
  const values = [client, documents, act.now, act.by.subject] as const;
  const added = await transaction.query(INSERT_DOCUMENTS, values);
  const [held] = await transaction.query(HELD_BY_CLIENT, [client]);
  requireRoom(held ?? { count: 0, bytes: 0 });
  const hashes = added.map(({ hash }) => hash);
  await transaction.query(DELETE_UNLISTED, [client, hashes]);
  const facts = { ...factsOf(member), added: hashes.length, hashes: hashes.join(' ') };
  return eventOf(act, 'CLIENT_DOCUMENTS_REGISTERED', facts);
}

function requireBounds(documents: ReadonlyArray<string>): void {
  const longest = Math.max(0, ...documents.map((one) => Buffer.byteLength(one)));
  if (documents.length <= MOST_AT_ONCE && longest <= LONGEST_DOCUMENT && !documents.includes(''))
    return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `documents must be at most ${String(MOST_AT_ONCE)} texts of 1 to ${String(LONGEST_DOCUMENT)} bytes, but got: ${String(documents.length)}, the longest of ${String(longest)} bytes.`,
  );
}

function requireRoom({ count, bytes }: { readonly count: number; readonly bytes: number }): void {
  if (count <= MOST_DOCUMENTS && bytes <= MOST_BYTES) return;
  throw new RiverGateError(
    'STORE_LIMIT_REACHED',
    `A client registers at most ${String(MOST_DOCUMENTS)} documents of ${String(MOST_BYTES)} bytes together, but it would have ${String(count)} of ${String(bytes)}; remove some first (登记的查询文档已达上限).`,
    { documents: count, bytes },
  );
}

/** Documents of a client under the hashes of their texts; returns those that are new. */
export const INSERT_DOCUMENTS = statement({
  text: `insert into exchange.client_document (client_id, hash, text, registered_at, registered_by)
    select $1, encode(sha256(convert_to(d, 'UTF8')), 'hex'), d, $3, $4 from unnest($2::text[]) d
    on conflict do nothing returning hash`,
  columns: { hash: text() },
  parameters: [text(), list(text()), instant(), text()],
});

/** The number of a client's documents, and their bytes together. */
export const HELD_BY_CLIENT = statement({
  text: `select count(*)::int as count, coalesce(sum(octet_length(text)), 0)::int as bytes
    from exchange.client_document where client_id = $1`,
  columns: { count: int(), bytes: int() },
  parameters: [text()],
});

/** What is registered now is no longer outside the list. */
export const DELETE_UNLISTED = statement({
  text: 'delete from exchange.client_unlisted_operation where client_id = $1 and hash = any($2)',
  parameters: [text(), list(text())],
});
