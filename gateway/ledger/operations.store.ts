import { hash } from 'node:crypto';
import { int, list, text } from '../../shared/data/sql-type';
import { statement } from '../../shared/data/statement';
import { OPERATION_HASH_ALG } from './chain/entry-body';
import type { NormalisedOperation } from './entries';
import { prepared, type LedgerClient } from './ledger-client';

/** An operation's text, with the entry that is the first to cite it. */
export interface FirstCited {
  readonly operation: NormalisedOperation;
  readonly sequence: number;
}

/** Stores the texts of operations that are not stored yet. */
export async function storeOperations(
  client: LedgerClient,
  cited: ReadonlyArray<FirstCited>,
): Promise<void> {
  await client.query(STORE_OPERATIONS, [
    cited.map(({ operation }) => operation.hash),
    cited.map(({ operation }) => operation.text),
    cited.map(({ sequence }) => sequence),
    OPERATION_HASH_ALG,
  ]);
}

/** Hashes, texts and first entries of operations; those that are stored stay as they are. */
export const STORE_OPERATIONS = prepared(
  'ledger-store-operations',
  statement({
    text: `insert into hub.ledger_operation (hash, text, first_sequence, hash_alg)
      select hash, text, sequence, $4 from unnest($1::text[], $2::text[], $3::bigint[]) as o (hash, text, sequence)
      on conflict (hash) do nothing`,
    parameters: [list(text()), list(text()), list(int()), text()],
  }),
);

/**
 * Throws TypeError if an operation's hash is not that of its text: nobody could verify it again.
 */
export function assertHash({ text: operation, hash: given }: NormalisedOperation): void {
  if (hash(OPERATION_HASH_ALG, operation, 'base64url') === given) return;
  throw new TypeError(`An operation's hash must be the SHA-256 of its text, but got: "${given}".`);
}
