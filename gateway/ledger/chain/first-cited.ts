import { hash } from 'node:crypto';
import type { NormalisedOperation } from '../entries';
import { OPERATION_HASH_ALG } from './entry-body';

/** An operation's text, with the place (from 1) of the first entry of a group that cites it. */
export interface FirstCited {
  readonly operation: NormalisedOperation;
  readonly place: number;
}

/**
 * The operations that a group of entries (null: cites none) is the first to cite, of those that are
 * `unstored`. Throws TypeError if an operation's hash is not that of its text: nobody could verify
 * it again.
 */
export function firstCited(
  operations: ReadonlyArray<NormalisedOperation | null>,
  unstored: ReadonlySet<string>,
): ReadonlyArray<FirstCited> {
  const cited = new Map<string, FirstCited>();
  for (const [at, operation] of operations.entries()) {
    if (!operation || !unstored.has(operation.hash) || cited.has(operation.hash)) continue;
    assertHash(operation);
    cited.set(operation.hash, { operation, place: at + 1 });
  }
  return [...cited.values()];
}

function assertHash({ text, hash: given }: NormalisedOperation): void {
  if (hash(OPERATION_HASH_ALG, text, 'base64url') === given) return;
  throw new TypeError(`An operation's hash must be the SHA-256 of its text, but got: "${given}".`);
}
