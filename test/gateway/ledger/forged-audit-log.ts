import { canonicalJson, type Json } from '../../../gateway/ledger/chain/canonical-json';
import type { EntryRow, ExportedRow, SealRow } from '../../../gateway/ledger/exported-row';
import { hasher } from '../../../gateway/ledger/chain/hasher';
import { signedSeal, type SealFacts } from '../../../gateway/ledger/seals/signed-statements';
import { signerOf } from '../../../gateway/ledger/seals/signing';
import type { SigningKey } from '../../../shared/identity/keys/gateway-keys';

/** How a forger with the whole database in hand, and a sealing key, goes about it. */
export interface Forgery {
  readonly key: SigningKey;
  /** Makes of an entry's body what the forger wants it to say. */
  readonly rewrite?: (body: ForgedBody) => ForgedBody;
  /** Writes a body; canonically unless configured otherwise. */
  readonly write?: (body: ForgedBody) => string;
  /** Makes of a seal what the forger wants it to say. */
  readonly reseal?: (facts: SealFacts) => SealFacts;
}

/** A body as a forger sees it. */
export type ForgedBody = { readonly [name: string]: Json };

type Row = Exclude<ExportedRow, { row: 'unreadable' }>;

/** The audit log written again: every hash, link and seal holds, and the head fits. */
export function forged(rows: ReadonlyArray<Row>, forgery: Forgery): ReadonlyArray<Row> {
  const { key, rewrite = same, write = canonicalJson, reseal = same } = forgery;
  const hashing = hasher('sha256');
  const signer = signerOf(key);
  let last = hashing.genesis;
  let lastSeal = hashing.genesis;
  const entryOf = (row: EntryRow): EntryRow => {
    const body = JSON.parse(row.body) as ForgedBody;
    const isMemory = body['event'] === 'SEALED';
    const remembered = { ...(body['facts'] as ForgedBody), seal: lastSeal };
    const text = write(rewrite(isMemory ? { ...body, facts: remembered } : body));
    const entry = { ...row, previousHash: last, body: text, hash: hashing.hash(last + text) };
    last = entry.hash;
    return entry;
  };
  const sealOf = ({ firstSequence, lastSequence, sealedAt }: SealRow): SealRow => {
    const facts = { firstSequence, lastSequence, sealedAt, lastHash: last, previousSeal: lastSeal };
    const seal = signedSeal(reseal(facts), signer, hashing);
    lastSeal = seal.hash;
    return { row: 'seal', ...seal };
  };
  return rows.map((row) => {
    if (row.row === 'entry') return entryOf(row);
    if (row.row === 'seal') return sealOf(row);
    return row.row === 'head' ? { ...row, hash: last } : row;
  });
}

function same<T>(value: T): T {
  return value;
}
