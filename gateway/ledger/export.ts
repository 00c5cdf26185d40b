import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Reader } from '../../shared/data/database';
import { canonicalJson, type Json } from './chain/canonical-json';
import { concernsOf } from './concerns';
import {
  parseRow,
  rowLine,
  type EntryRow,
  type ExportedRow,
  type HeadRow,
  type OperationRow,
  type SealRow,
  type StartRow,
  type UnreadableRow,
} from './exported-row';

const ENTRIES_AT_ONCE = 1000;

/**
 * The rows of the audit log in the order of an export, up to its present end. `reader` is the
 * hub's.
 */
export async function* exportedRows(
  reader: Reader,
  entriesAtOnce = ENTRIES_AT_ONCE,
): AsyncGenerator<Exclude<ExportedRow, UnreadableRow>> {
  const [end] = await reader.query<EndOfChain>(END);
  const last = end?.last ?? 0;
  const start = await startOf(reader);
  if (start) yield* [start, ...(await operationsBefore(reader, start.sequence, last))];
  const from = start?.sequence ?? 0;
  for (let after = from; after < last; after += entriesAtOnce) {
    const to = Math.min(after + entriesAtOnce, last);
    // A row that claims a place before the first is shown with the first, not left out.
    const bounds = { after: after === from ? Number.MIN_SAFE_INTEGER : after, to };
    yield* await rowsBetween(reader, bounds, from);
  }
  if (end?.sequence != null && end.hash !== null) {
    yield { row: 'head', sequence: end.sequence, hash: end.hash };
  }
}

/** Where the audit log begins now; null if nothing was moved out. */
export async function startOf(reader: Reader): Promise<StartRow | null> {
  const [row] = await reader.query<Omit<StartRow, 'row'>>(START);
  return row ? { row: 'start', ...row } : null;
}

/** Texts that entries behind a place cite, and entries before it were the first to cite. */
export async function operationsBefore(
  reader: Reader,
  from: number,
  to: number,
): Promise<ReadonlyArray<OperationRow>> {
  const rows = await reader.query<Omit<OperationRow, 'row'>>(OPERATIONS_BEFORE, [from, to]);
  return rows.map((row) => ({ row: 'operation', ...row }));
}

/** The seal that ends at this place; undefined if none does. */
export async function sealAt(reader: Reader, sequence: number): Promise<SealRow | undefined> {
  const [row] = await reader.query<Omit<SealRow, 'row'>>(SEALS, [sequence, sequence + 1]);
  return row && sealRow(row);
}

/** Writes rows to a file, one a line. */
export async function writeExport(
  rows: AsyncIterable<Exclude<ExportedRow, UnreadableRow>>,
  file: string,
): Promise<void> {
  await pipeline(Readable.from(lines(rows)), createWriteStream(file, { mode: 0o600 }));
}

/** The rows of a file that `writeExport` wrote. */
export async function* readExport(file: string): AsyncGenerator<ExportedRow> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    // Not readline: it ends lines at U+2028 too, which JSON writes as it is.
    const whole = (rest + String(chunk)).split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) yield parseRow(line);
  }
  if (rest !== '') yield parseRow(rest);
}

interface EndOfChain {
  readonly sequence: number | null;
  readonly hash: string | null;
  readonly last: number;
}

/** The head, and the last entry in the same snapshot: where they differ, all entries are shown. */
const END = `select h.sequence, h.hash, e.last
  from (select coalesce(max(sequence), 0) as last from hub.ledger_entry) e left join hub.ledger_head h on true`;

/** Entries behind one place up to another, that one too. */
export interface Bounds {
  readonly after: number;
  readonly to: number;
}

/**
 * Rows in the order of an export; a seal that ends at `to` stands with what follows. `from`: where
 * the audit log begins.
 */
export async function rowsBetween(
  reader: Reader,
  { after, to }: Bounds,
  from: number,
): Promise<ReadonlyArray<OperationRow | SealRow | EntryRow | HeadRow>> {
  const [operations, seals, entries, concerns] = await Promise.all([
    reader.query<Omit<OperationRow, 'row'>>(OPERATIONS, [
      from === 0 ? after : Math.max(after, from),
      to,
    ]),
    reader.query<Omit<SealRow, 'row'>>(SEALS, [after, to]),
    reader.query<StoredEntry>(ENTRIES, [after, to]),
    reader.query<StoredConcerns>(CONCERNS, [after, to]),
  ]);
  const found = new Map(concerns.map((row) => [row.sequence, row.concerns]));
  const placed: Placed[] = [
    ...operations.map((row) => ({
      at: row.firstSequence,
      row: { row: 'operation' as const, ...row },
    })),
    ...seals.map((row) => ({ at: row.lastSequence + 1, row: sealRow(row) })),
    ...entries.map((row) => ({ at: row.sequence, row: entryRow(row, found.get(row.sequence)) })),
  ];
  // The sort is stable: what belongs to an entry stays before it.
  return placed.sort((left, right) => left.at - right.at).map(({ row }) => row);
}

interface Placed {
  readonly at: number;
  readonly row: OperationRow | SealRow | EntryRow | HeadRow;
}

function sealRow(row: Omit<SealRow, 'row'>): SealRow {
  return { row: 'seal', ...row, sealedAt: new Date(row.sealedAt).toISOString() };
}

type StoredEntry = Omit<EntryRow, 'row' | 'concerns'> & { readonly facts: Json };

interface StoredConcerns {
  readonly sequence: number;
  readonly concerns: ReadonlyArray<string>;
}

function entryRow({ facts, ...row }: StoredEntry, stored: ReadonlyArray<string> = []): EntryRow {
  const isFaithful = canonicalJson(facts) === row.body;
  const concerns = stored.toSorted();
  const isFoundRightly = canonicalJson(concerns) === canonicalJson(concernsOf(facts));
  return {
    row: 'entry',
    ...row,
    ...(isFaithful ? {} : { facts }),
    ...(isFoundRightly ? {} : { concerns }),
  };
}

const START = `select last_sequence as sequence, last_hash as hash, seal, previous_seal as "previousSeal",
    previous_seal_last as "previousSealLast", coalesce(acknowledged_at, '') as "acknowledgedAt"
  from hub.ledger_archive order by last_sequence desc limit 1`;

const OPERATIONS_BEFORE = `select hash, hash_alg as "hashAlg", text, first_sequence as "firstSequence"
  from hub.ledger_operation o where first_sequence <= $1 and exists (
    select from hub.ledger_entry e where e.sequence > $1 and e.sequence <= $2
      and e.facts #>> '{operation,hash}' = o.hash)
  order by first_sequence`;

const OPERATIONS = `select hash, hash_alg as "hashAlg", text, first_sequence as "firstSequence"
  from hub.ledger_operation where first_sequence > $1 and first_sequence <= $2`;

const SEALS = `select first_sequence as "firstSequence", last_sequence as "lastSequence", last_hash as "lastHash",
    previous_seal as "previousSeal", sealed_at as "sealedAt", hash_alg as "hashAlg", sig_alg as "sigAlg",
    key_id as kid, signature, hash
  from hub.ledger_seal where last_sequence >= $1 and last_sequence < $2`;

const ENTRIES = `select sequence, previous_hash as "previousHash", hash, hash_alg as "hashAlg", body, facts
  from hub.ledger_entry where sequence > $1 and sequence <= $2`;

const CONCERNS = `select sequence, array_agg(owner || ' ' || dataset) as concerns
  from hub.ledger_concern where sequence > $1 and sequence <= $2 group by sequence`;

async function* lines(
  rows: AsyncIterable<Exclude<ExportedRow, UnreadableRow>>,
): AsyncGenerator<string> {
  for await (const row of rows) yield `${rowLine(row)}\n`;
}
