import type { RecordSealRow } from './record-seal.loader';
import type { RecordSeal } from './record-seal.type';

/** A seal, as the graph shows it. */
export function sealView(row: RecordSealRow): RecordSeal {
  const { kid, firstSequence, lastSequence, ...rest } = row;
  return {
    ...rest,
    firstSequence: String(firstSequence),
    lastSequence: String(lastSequence),
    keyId: kid,
    anchor: anchorOf(row),
  };
}

/** As gateway/ledger/seals/anchor.ts reads it: canonical JSON (RFC 8785), which these members are in this order. */
function anchorOf(row: RecordSealRow): string {
  const { firstSequence, hashAlg, kid, lastHash, lastSequence } = row;
  const { previousSeal, sealedAt, sigAlg, signature } = row;
  return JSON.stringify({
    firstSequence,
    hashAlg,
    kid,
    lastHash,
    lastSequence,
    previousSeal,
    sealedAt,
    sigAlg,
    signature,
  });
}
