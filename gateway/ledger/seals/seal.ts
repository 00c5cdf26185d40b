import type { RowOf } from '../../../shared/data/statement';
import type { SigningKey } from '../../../shared/identity/keys/gateway-keys';
import type { Head } from '../chain/chain';
import { appendEntries } from '../chain/chain.store';
import { eventBody, SEALED } from '../chain/entry-body';
import { hasher, type Hasher } from '../chain/hasher';
import { headOf } from '../chain/head';
import type { LedgerClient } from '../ledger-client';
import { openLedgerConnection, type LedgerConnectionOptions } from '../ledger-connection';
import { auditedInstant } from '../recordable';
import { insertSeal, UNSEALED_SEGMENT } from './seal.store';
import { signedSeal, type Seal, type SignedHead } from './signed-statements';
import { signerOf, type Signer } from './signing';

/** How the audit log is sealed. */
export interface SealerOptions extends LedgerConnectionOptions {
  /** Private key, kept outside the database. */
  readonly key: SigningKey;
  /** A segment is closed once it has this many entries… */
  readonly everyEntries: number;
  /** …or its oldest entry is this old, ms. */
  readonly everyMs: number;
  readonly now: () => Date;
  /** `sha256` unless given. */
  readonly hashAlg?: string;
}

/** Closes segments of the audit log with signatures. */
export interface Sealer {
  /**
   * Seals the segment that is due; null if none is. Of several gateways one seals, and the others
   * find nothing due.
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
      const segment = segmentOf(await connection.query(UNSEALED_SEGMENT), hashing);
      if (!isDueNow(segment, options)) return null;
      return connection.withHead((client, head) =>
        seal(client, head, { signer, hashing, options }),
      );
    },
    headOf: () => headOf(connection, { signer, hashAlg: hashing.alg, now: options.now }),
    close: () => connection.close(),
  };
}

/** The entries that no seal covers yet. */
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

async function seal(client: LedgerClient, head: Head, { signer, hashing, options }: Sealing) {
  // Another gateway may have sealed while we waited for the head.
  const segment = segmentOf(await client.query(UNSEALED_SEGMENT), hashing);
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
  const entry = { known: head, bodies: [body], cited: [], hashAlg: hashing.alg };
  return { answer: made, writes: [insertSeal(client, made), appendEntries(client, entry)] };
}

function segmentOf(
  [row]: ReadonlyArray<RowOf<typeof UNSEALED_SEGMENT>>,
  { genesis }: Hasher,
): Segment {
  return {
    firstSequence: (row?.sealed ?? 0) + 1,
    lastSequence: row?.head ?? 0,
    previousSeal: row?.seal ?? genesis,
    since: row?.since ? new Date(row.since) : null,
  };
}
