import type { Transaction } from '../../shared/data/database';
import { instant, list, text } from '../../shared/data/sql-type';
import { statement } from '../../shared/data/statement';

/** When a client last sent a registered document by its hash. */
export interface DocumentUse {
  readonly client: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
  readonly at: Date;
}

/** Writes uses of documents that are still registered; an earlier one never replaces a later. */
export async function writeUses(
  transaction: Transaction,
  uses: ReadonlyArray<DocumentUse>,
): Promise<void> {
  await transaction.query(WRITE_USES, [
    uses.map(({ client }) => client),
    uses.map(({ hash }) => hash),
    uses.map(({ at }) => at),
  ]);
}

/** Uses of documents; a document that was removed meanwhile has none. */
export const WRITE_USES = statement({
  text: `insert into exchange.client_document_use as u (client_id, hash, last_used_at)
    select c.client, c.hash, c.at from unnest($1::text[], $2::text[], $3::timestamptz[]) as c (client, hash, at)
    where exists (select from exchange.client_document d where d.client_id = c.client and d.hash = c.hash)
    order by 1, 2
    on conflict (client_id, hash) do update set last_used_at = excluded.last_used_at
      where u.last_used_at < excluded.last_used_at`,
  parameters: [list(text()), list(text()), list(instant())],
});
