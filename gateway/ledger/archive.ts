import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reader, Transaction } from '../../shared/data/database';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { TrustedKeys } from '../../shared/identity/keys/gateway-keys';
import { LAST_SEALED, moveOut } from './archive.store';
import { ARCHIVED } from './claims';
import { operationsBefore, readExport, rowsBetween, sealAt, startOf, writeExport } from './export';
import type { ExportedRow, SealRow, StartRow, UnreadableRow } from './exported-row';
import type { Ledger } from './entries';
import { verifyRecord } from './verify';

/** Dependencies and options of archiving. */
export interface Archiving {
  readonly reader: Reader;
  /** Runs a transaction as the owner of the audit log's tables. */
  readonly asOwner: <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;
  readonly ledger: Pick<Ledger, 'note'>;
  readonly keys: TrustedKeys;
  /** Folder of the files. */
  readonly folder: string;
  /** Only segments that were sealed before this moment are moved. */
  readonly before: Date;
  readonly now: () => Date;
}

/** A part that was moved out. */
export interface ArchivedPart {
  readonly file: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
}

/**
 * The most entries in one file, unless a single segment has more: callers may have to wait while
 * they are moved.
 */
const MOST_IN_FILE = 20_000;
const ENTRIES_AT_ONCE = 1_000;

/**
 * Moves sealed segments out of the database into files, oldest first: a file is written, read again
 * and verified, recorded on the chain, and only then are the rows deleted. Numbering and hashes
 * continue. An entry under embargo stays, with all entries after it, until the embargo has ended.
 * Throws LEDGER_BROKEN for a part that is not whole.
 */
export async function archiveAuditLog(archiving: Archiving): Promise<ReadonlyArray<ArchivedPart>> {
  const parts: ArchivedPart[] = [];
  await mkdir(archiving.folder, { recursive: true, mode: 0o700 });
  for (let part = await nextPart(archiving); part; part = await nextPart(archiving)) {
    const file = join(
      archiving.folder,
      `record-${String(part.from + 1)}-${String(part.seal.lastSequence)}.jsonl`,
    );
    await writeExport(rowsOf(archiving.reader, part), file);
    await synced(file);
    const acknowledgedAt = await requireWhole(file, part, archiving);
    await movedOut(archiving, { part, acknowledgedAt, fileHash: await hashOf(file) });
    parts.push({ file, firstSequence: part.from + 1, lastSequence: part.seal.lastSequence });
  }
  return parts;
}

interface Part {
  readonly start: StartRow | null;
  readonly from: number;
  /** The seal at its end. */
  readonly seal: SealRow;
}

async function nextPart({ reader, before }: Archiving): Promise<Part | null> {
  const start = await startOf(reader);
  const from = start?.sequence ?? 0;
  const [found] = await reader.query(LAST_SEALED, [from, before, from + MOST_IN_FILE]);
  const seal = found?.last ? await sealAt(reader, found.last) : undefined;
  return seal ? { start, from, seal } : null;
}

type Writable = Exclude<ExportedRow, UnreadableRow>;

async function* rowsOf(reader: Reader, { start, from, seal }: Part): AsyncGenerator<Writable> {
  const last = seal.lastSequence;
  if (start) yield* [start, ...(await operationsBefore(reader, from, last))];
  for (let after = from; after < last; after += ENTRIES_AT_ONCE) {
    const bounds = { after, to: Math.min(after + ENTRIES_AT_ONCE, last) };
    yield* await rowsBetween(reader, bounds, from);
  }
  yield seal;
  yield { row: 'end', sequence: last, hash: seal.lastHash };
}

async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** When a cut was last acknowledged up to its end; null if none was. */
async function requireWhole(
  file: string,
  { seal }: Part,
  { keys }: Archiving,
): Promise<string | null> {
  const found = await verifyRecord(readExport(file), { keys, anchors: [] });
  if (!found.firstBroken && found.head?.hash === seal.lastHash) return found.cutAcknowledgedAt;
  const { sequence, fault } = found.firstBroken ?? {
    sequence: seal.lastSequence,
    fault: 'HEAD_WRONG',
  };
  throw new RiverGateError(
    'LEDGER_BROKEN',
    `Nothing was moved out: entry ${String(sequence)} in ${file} is at fault (${fault}).`,
  );
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('base64url');
}

interface Moved {
  readonly part: Part;
  readonly acknowledgedAt: string | null;
  readonly fileHash: string;
}

async function movedOut(
  { asOwner, ledger, now }: Archiving,
  { part: { from, seal }, acknowledgedAt, fileHash }: Moved,
): Promise<void> {
  const at = now();
  const { lastSequence, lastHash, previousSeal, firstSequence: sealedFrom, hash } = seal;
  const facts = { firstSequence: from + 1, lastSequence, lastHash, seal: hash, fileHash };
  await ledger.note({ at, event: ARCHIVED, subject: 'hub', traceId: null, facts });
  await asOwner((transaction) =>
    moveOut(transaction, {
      firstSequence: from + 1,
      lastSequence,
      lastHash,
      previousSeal,
      previousSealLast: sealedFrom - 1,
      seal: hash,
      fileHash,
      acknowledgedAt,
      archivedAt: at,
    }),
  );
}
