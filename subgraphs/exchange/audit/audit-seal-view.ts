import type { AuditSealRow } from './audit-seal.queries';
import type { AuditSeal } from './audit-seal.type';

/** A seal, as the graph shows it. */
export function sealView(row: AuditSealRow): AuditSeal {
  const { kid, firstSequence, lastSequence, ...rest } = row;
  return {
    ...rest,
    firstSequence: String(firstSequence),
    lastSequence: String(lastSequence),
    keyId: kid,
    anchor: anchorOf(row),
  };
}

/**
 * The form that gateway/ledger/seals/anchor.ts reads: canonical JSON (RFC 8785), for which the
 * members must have this order.
 */
function anchorOf(row: AuditSealRow): string {
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
