import type { SealFragment } from '../../generated/console/audit/seals';

/** The seals of the audit log, and the last entry that was archived before them; 0: none was. */
export interface SealList {
  readonly seals: ReadonlyArray<SealFragment>;
  readonly archivedUpTo: number;
}

/** What was found of the seals: how many hold, and the first that does not, with why. */
export interface SealsVerified {
  readonly held: number;
  /** Last entry that was moved into the archive, and is verified apart; 0: none. */
  readonly archivedUpTo: number;
  readonly areSignaturesChecked: boolean;
  readonly broken: { readonly seal: SealFragment; readonly because: SealFault } | null;
}

/** Why a seal does not hold. */
export type SealFault = 'HASH' | 'LINK' | 'GAP' | 'SIGNATURE' | 'ALGORITHM';

/**
 * Verifies the chain of seals here in the browser, oldest first: that each covers the entries right after the
 * one before, cites that one, has the hash that it says, and, where a public key is given, was signed by its owner.
 * Behind an archive the first is the seal that closes what was archived, or the one right after it; what that cites
 * is in the archive. The hub is not asked whether it holds.
 */
export async function verifySeals(
  { seals, archivedUpTo }: SealList,
  key: CryptoKey | null,
): Promise<SealsVerified> {
  const how = { archivedUpTo, areSignaturesChecked: key !== null };
  const inOrder = [...seals].sort(
    (one, other) => Number(one.firstSequence) - Number(other.firstSequence),
  );
  let before: SealFragment | null = null;
  let held = 0;
  for (const seal of inOrder) {
    const because = await faultOf(seal, before ?? archivedUpTo, key);
    if (because) return { ...how, held, broken: { seal, because } };
    before = seal;
    held += 1;
  }
  return { ...how, held, broken: null };
}

async function faultOf(
  seal: SealFragment,
  before: SealFragment | number,
  key: CryptoKey | null,
): Promise<SealFault | null> {
  if (seal.hashAlg !== 'sha256') return 'ALGORITHM';
  if (!follows(seal, before)) return 'GAP';
  if (typeof before !== 'number' && seal.previousSeal !== before.hash) return 'LINK';
  const text = textOf(seal);
  const hash = await crypto.subtle.digest('SHA-256', encoded(text + seal.signature));
  if (base64urlOf(new Uint8Array(hash)) !== seal.hash) return 'HASH';
  if (!key) return null;
  const isSigned = await crypto.subtle.verify(
    'Ed25519',
    key,
    bytesOf(seal.signature),
    encoded(text),
  );
  return isSigned ? null : 'SIGNATURE';
}

/** Whether no entry is missing between a seal and what is before it: another seal, or an archive up to an entry. */
function follows(
  { firstSequence, lastSequence }: SealFragment,
  before: SealFragment | number,
): boolean {
  if (typeof before !== 'number') return Number(firstSequence) === Number(before.lastSequence) + 1;
  const closesArchive = before > 0 && Number(lastSequence) === before;
  return closesArchive || Number(firstSequence) === before + 1;
}

/** What was signed, as gateway/ledger/README.md lays it down: JSON with its members in order. */
function textOf(seal: SealFragment): string {
  const { hashAlg, keyId, lastHash, previousSeal, sigAlg } = seal;
  return JSON.stringify({
    firstSequence: Number(seal.firstSequence),
    hashAlg,
    kid: keyId,
    lastHash,
    lastSequence: Number(seal.lastSequence),
    previousSeal,
    sealedAt: new Date(seal.sealedAt).toISOString(),
    sigAlg,
    type: 'rivergate-record-seal',
    version: 1,
  });
}

/** An Ed25519 public key of a PEM file; throws what WebCrypto throws for anything else. */
export async function keyOf(pem: string): Promise<CryptoKey> {
  const body = pem.replace(/-----[^-]+-----|\s/g, '');
  const bytes = Uint8Array.from(atob(body), (one) => one.charCodeAt(0));
  return crypto.subtle.importKey('spki', bytes, 'Ed25519', false, ['verify']);
}

function encoded(text: string) {
  return new TextEncoder().encode(text);
}

function bytesOf(base64url: string) {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (one) => one.charCodeAt(0));
}

function base64urlOf(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
