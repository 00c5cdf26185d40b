import { hash } from 'node:crypto';
import type { PoolClient, QueryResult } from 'pg';
import { OPERATION_HASH_ALG } from './chain/entry-body';
import type { NormalisedOperation } from './entries';

/** An operation's text, with the entry that is the first to cite it. */
export interface FirstCited {
  readonly operation: NormalisedOperation;
  readonly sequence: number;
}

/** Stores the texts of operations that are not stored yet. */
export function storeOperations(
  client: PoolClient,
  cited: ReadonlyArray<FirstCited>,
): Promise<QueryResult> {
  return client.query({
    ...STORE,
    values: [
      cited.map(({ operation }) => operation.hash),
      cited.map(({ operation }) => operation.text),
      cited.map(({ sequence }) => sequence),
      OPERATION_HASH_ALG,
    ],
  });
}

/**
 * Throws TypeError if an operation's hash is not that of its text: nobody could verify it again.
 */
export function assertHash({ text, hash: told }: NormalisedOperation): void {
  if (hash(OPERATION_HASH_ALG, text, 'base64url') === told) return;
  throw new TypeError(`An operation's hash must be the SHA-256 of its text, but got: "${told}".`);
}

const STORE = {
  name: 'ledger-store-operations',
  text: `insert into hub.ledger_operation (hash, text, first_sequence, hash_alg)
    select hash, text, sequence, $4 from unnest($1::text[], $2::text[], $3::bigint[]) as o (hash, text, sequence)
    on conflict (hash) do nothing`,
};
