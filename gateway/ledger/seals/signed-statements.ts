import type { KeyObject } from 'node:crypto';
import { canonicalJson } from '../chain/canonical-json';
import type { Head } from '../chain/chain';
import type { Hasher } from '../chain/hasher';
import { isSigned, type Signer } from './signing';

/** A segment of the chain, closed by a signature. */
export interface Seal {
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly lastHash: string;
  /** Hash of the seal before it; the genesis of its algorithm for the first. */
  readonly previousSeal: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly sealedAt: string;
  readonly hashAlg: string;
  readonly sigAlg: string;
  readonly kid: string;
  readonly signature: string;
  /** Hash of the signed text and its signature, to which the next seal and the chain refer. */
  readonly hash: string;
}

/**
 * The chain's end at a moment, signed: owners keep it, so that nothing before it can change
 * unnoticed.
 */
export interface SignedHead extends Head {
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly hashAlg: string;
  readonly sigAlg: string;
  readonly kid: string;
  readonly signature: string;
  /** If a seal that ends there states it: what else that seal signs. */
  readonly ofSeal?: Pick<Seal, 'firstSequence' | 'previousSeal'>;
}

/** The content of a seal before it is signed. */
export type SealFacts = Pick<
  Seal,
  'firstSequence' | 'lastSequence' | 'lastHash' | 'previousSeal' | 'sealedAt'
>;

/** Signs a seal. */
export function signedSeal(facts: SealFacts, signer: Signer, hasher: Hasher): Seal {
  const { kid, sigAlg } = signer;
  const unsigned = { ...facts, hashAlg: hasher.alg, sigAlg, kid };
  const text = sealText(unsigned);
  const signature = signer.sign(text);
  return { ...unsigned, signature, hash: hasher.hash(text + signature) };
}

/** Signs a head. */
export function signedHead(
  head: Head,
  at: string,
  signing: { readonly signer: Signer; readonly hashAlg: string },
): SignedHead {
  const { kid, sigAlg } = signing.signer;
  const unsigned = {
    sequence: head.sequence,
    hash: head.hash,
    at,
    hashAlg: signing.hashAlg,
    sigAlg,
    kid,
  };
  return { ...unsigned, signature: signing.signer.sign(headText(unsigned)) };
}

/** Whether a seal has this hash. */
export function hasItsHash(seal: Seal, hasher: Hasher): boolean {
  return hasher.hash(sealText(seal) + seal.signature) === seal.hash;
}

/** Whether the key's owner signed this seal. */
export function isSealSigned(seal: Seal, key: KeyObject): boolean {
  return isSigned(key, sealText(seal), seal);
}

/** Whether the key's owner signed this head, or the seal that ends there. */
export function isHeadSigned(head: SignedHead, key: KeyObject): boolean {
  const { ofSeal, sequence, hash, at, ...signed } = head;
  const text = ofSeal
    ? sealText({ ...ofSeal, ...signed, lastSequence: sequence, lastHash: hash, sealedAt: at })
    : headText(head);
  return isSigned(key, text, head);
}

/** `type` prevents the signature of one from being used for the other. */
function sealText({
  firstSequence,
  lastSequence,
  lastHash,
  previousSeal,
  sealedAt,
  ...algs
}: Omit<Seal, 'signature' | 'hash'>): string {
  const { hashAlg, sigAlg, kid } = algs;
  return canonicalJson({
    type: 'rivergate-record-seal',
    version: 1,
    firstSequence,
    lastSequence,
    lastHash,
    previousSeal,
    sealedAt,
    hashAlg,
    sigAlg,
    kid,
  });
}

function headText({
  sequence,
  hash,
  at,
  hashAlg,
  sigAlg,
  kid,
}: Omit<SignedHead, 'signature'>): string {
  return canonicalJson({
    type: 'rivergate-record-head',
    version: 1,
    sequence,
    hash,
    at,
    hashAlg,
    sigAlg,
    kid,
  });
}
