import type { TrustedKeys } from '../../../shared/identity/keys/gateway-keys';
import type { SealRow } from '../exported-row';
import type { Fault } from '../chain/faults';
import { knownHasher } from '../chain/hasher';
import { hasItsHash, isSealSigned } from './signed-statements';
import type { WalkState } from '../chain/walk-state';

/** What is wrong with a seal at this place of the chain; null if nothing is. */
export function sealFault(seal: SealRow, state: WalkState, keys: TrustedKeys): Fault | null {
  const hashing = knownHasher(seal.hashAlg);
  if (!hashing) return 'HASH_ALG_UNKNOWN';
  const { lastSeal } = state;
  if (seal.previousSeal !== (lastSeal?.hash ?? hashing.genesis)) return 'SEAL_LINK_BROKEN';
  if (!isInPlace(seal, state)) return 'SEAL_MISPLACED';
  if (!hasItsHash(seal, hashing)) return 'SEAL_ALTERED';
  const key = keys.get(seal.kid);
  if (!key) return 'SEAL_KEY_UNKNOWN';
  return isSealSigned(seal, key) ? null : 'SEAL_SIGNATURE_WRONG';
}

function isInPlace(seal: SealRow, { sequence, hash, lastSeal }: WalkState): boolean {
  return (
    seal.firstSequence === (lastSeal?.lastSequence ?? 0) + 1 &&
    seal.lastSequence === sequence &&
    seal.lastHash === hash
  );
}
