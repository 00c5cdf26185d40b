import type { PoolClient, QueryResult } from 'pg';
import type { SigningKey } from '../../../shared/identity/keys/gateway-keys';
import { appendEntries, chained, type Head } from '../chain/chain';
import { bodyAt, eventBody, SEALED } from '../chain/entry-body';
import { hasher, type Hasher } from '../chain/hasher';
import { headOf } from '../chain/head';
import { openLedgerConnection, type LedgerConnectionOptions } from '../ledger-connection';
import { auditedInstant } from '../recordable';
import { signedSeal, type Seal, type SignedHead } from './signed-statements';
import { signerOf, type Signer } from './signing';

/** How the audit log is sealed. */
export interface SealerOptions extends LedgerConnectionOptions {
  /** Private key, kept outside the database. */
  readonly key: SigningKey;
  /** A segment is closed once it has so many entries… */
  readonly everyEntries: number;
  /** …or its oldest entry is so old, ms. */
  readonly everyMs: number;
  readonly now: () => Date;
  /** `sha256` unless given. */
  readonly hashAlg?: string;
}

/** Closes segments of the audit log by signatures. */
export interface Sealer {
  /**
   * Seals what is due; null if nothing is. Of several gateways one seals, the others find nothing
   * due.
   */
  sealIfDue(): Promise<Seal | null>;
  /** The chain's end, signed (see `headOf`). */
  headOf(): Promise<SignedHead>;
  close(): Promise<void>;
}

/** Opens a sealer; throws SETTINGS_INVALID for a key or a `hashAlg` that is unknown here. */
export function openSealer(options: SealerOptions): Sealer {
  const signer = signerOf(options.key);
  const hashing = hasher(options.hashAlg ?? 'sha256');
  const connection = openLedgerConnection(options);
  return {
    sealIfDue: async () => {
      const segment = segmentOf(await connection.rows<SegmentRow>(SEGMENT), hashing);
      if (!isDueNow(segment, options)) return null;
      return connection.withHead((client, head) =>
        seal(client, head, { signer, hashing, options }),
      );
    },
    headOf: () => headOf(connection, { signer, hashAlg: hashing.alg, now: options.now }),
    close: () => connection.close(),
  };
}

/** What no seal covers yet. */
interface Segment {
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly previousSeal: string;
  /** When its first entry was written; null while it has none. */
  readonly since: Date | null;
}

/** The first entry behind a seal is the event that records it: alone it needs no seal. */
function isDueNow(
  { firstSequence, lastSequence, since }: Segment,
  { everyEntries, everyMs, now }: SealerOptions,
): boolean {
  const entries = lastSequence - firstSequence + (firstSequence === 1 ? 1 : 0);
  if (entries < 1 || !since) return false;
  return entries >= everyEntries || now().getTime() - since.getTime() >= everyMs;
}

interface Sealing {
  readonly signer: Signer;
  readonly hashing: Hasher;
  readonly options: SealerOptions;
}

async function seal(client: PoolClient, head: Head, { signer, hashing, options }: Sealing) {
  // Another gateway may have sealed while we waited for the head.
  const segment = segmentOf((await client.query<SegmentRow>(SEGMENT)).rows, hashing);
  if (!isDueNow(segment, options)) return { answer: null, writes: [] };
  const { firstSequence, lastSequence, previousSeal } = segment;
  const at = options.now();
  const made = signedSeal(
    {
      firstSequence,
      lastSequence,
      lastHash: head.hash,
      previousSeal,
      sealedAt: auditedInstant(at),
    },
    signer,
    hashing,
  );
  const facts = { firstSequence, lastSequence, seal: made.hash };
  const body = eventBody({ at, event: SEALED, subject: 'hub', traceId: null, facts }, hashing);
  const entries = chained(head, [(sequence) => bodyAt(body, sequence)], hashing.hash);
  return {
    answer: made,
    writes: [insertSeal(client, made), appendEntries(client, entries, hashing.alg)],
  };
}

interface SegmentRow {
  readonly head: string;
  readonly sealed: string | null;
  readonly seal: string | null;
  readonly since: string | null;
}

function segmentOf([row]: ReadonlyArray<SegmentRow>, { genesis }: Hasher): Segment {
  return {
    firstSequence: Number(row?.sealed ?? 0) + 1,
    lastSequence: Number(row?.head ?? 0),
    previousSeal: row?.seal ?? genesis,
    since: row?.since ? new Date(row.since) : null,
  };
}

function insertSeal(client: PoolClient, made: Seal): Promise<QueryResult> {
  const { firstSequence, lastSequence, lastHash, previousSeal, sealedAt } = made;
  const { hashAlg, sigAlg, kid, signature, hash } = made;
  return client.query({
    ...INSERT,
    values: [
      firstSequence,
      lastSequence,
      lastHash,
      previousSeal,
      sealedAt,
      hashAlg,
      sigAlg,
      kid,
      signature,
      hash,
    ],
  });
}

const SEGMENT = {
  name: 'ledger-segment',
  text: `select h.sequence as head, s.last_sequence as sealed, s.hash as seal, e.facts ->> 'at' as since
    from hub.ledger_head h
    left join lateral (select * from hub.ledger_seal order by last_sequence desc limit 1) s on true
    left join hub.ledger_entry e on e.sequence = coalesce(s.last_sequence, 0) + 1`,
};

const INSERT = {
  name: 'ledger-insert-seal',
  text: `insert into hub.ledger_seal (first_sequence, last_sequence, last_hash, previous_seal, sealed_at,
      hash_alg, sig_alg, key_id, signature, hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};
