import type { SealFragment } from '../../generated/console/audit/seals';

/**
 * The seals of the audit log, and the number of the last archived entry before them; 0 if none is
 * archived.
 */
export interface SealList {
  readonly seals: ReadonlyArray<SealFragment>;
  readonly archivedUpTo: number;
}

/**
 * The result of a verification: the number of valid seals, and the first invalid one with the
 * reason.
 */
export interface SealsVerified {
  readonly held: number;
  /** Number of the last archived entry, which is verified separately; 0 if none is archived. */
  readonly archivedUpTo: number;
  readonly areSignaturesChecked: boolean;
  readonly broken: { readonly seal: SealFragment; readonly because: SealFault } | null;
}

/** Why a seal is invalid. */
export type SealFault = 'HASH' | 'LINK' | 'GAP' | 'SIGNATURE' | 'ALGORITHM';

/**
 * Verifies the chain of seals in this browser, oldest first: each seal covers the entries directly
 * after the previous one, cites that one, has the hash of its content, and, if a public key is
 * given, is signed by the key's owner. After an archive, the first seal is the one that closes the
 * archive or the next one; the seal that it cites is in the archive. The hub's own verdict is not
 * used.
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

/** Whether no entry is missing between a seal and the seal or archive before it. */
function follows(
  { firstSequence, lastSequence }: SealFragment,
  before: SealFragment | number,
): boolean {
  if (typeof before !== 'number') return Number(firstSequence) === Number(before.lastSequence) + 1;
  const closesArchive = before > 0 && Number(lastSequence) === before;
  return closesArchive || Number(firstSequence) === before + 1;
}

/** The signed text, as gateway/ledger/README.md defines it: JSON with its members in order. */
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

/** Reads an Ed25519 public key from a PEM; throws what WebCrypto throws for anything else. */
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
