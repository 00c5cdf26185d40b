import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Reader } from '../../shared/data/database';
import type { RowOf } from '../../shared/data/statement';
import { canonicalJson } from './chain/canonical-json';
import { concernsOf } from './concerns';
import {
  CONCERNS,
  END_OF_CHAIN,
  ENTRIES,
  OPERATIONS,
  OPERATIONS_BEFORE,
  SEALS,
  START_OF_CHAIN,
} from './export.queries';
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
  const [end] = await reader.query(END_OF_CHAIN);
  const last = end?.last ?? 0;
  const start = await startOf(reader);
  if (start) yield* [start, ...(await operationsBefore(reader, start.sequence, last))];
  const from = start?.sequence ?? 0;
  for (let after = from; after < last; after += entriesAtOnce) {
    const to = Math.min(after + entriesAtOnce, last);
    // A row with a place before the first is included with the first, not omitted.
    const bounds = { after: after === from ? Number.MIN_SAFE_INTEGER : after, to };
    yield* await rowsBetween(reader, bounds, from);
  }
  if (end?.sequence != null && end.hash !== null) {
    yield { row: 'head', sequence: end.sequence, hash: end.hash };
  }
}

/** Where the audit log begins now; null if nothing was moved out. */
export async function startOf(reader: Reader): Promise<StartRow | null> {
  const [row] = await reader.query(START_OF_CHAIN);
  return row ? { row: 'start', ...row } : null;
}

/** Texts that entries after a place cite, but entries before it cited first. */
export async function operationsBefore(
  reader: Reader,
  from: number,
  to: number,
): Promise<ReadonlyArray<OperationRow>> {
  const rows = await reader.query(OPERATIONS_BEFORE, [from, to]);
  return rows.map((row) => ({ row: 'operation', ...row }));
}

/** The seal that ends at this place; undefined if none does. */
export async function sealAt(reader: Reader, sequence: number): Promise<SealRow | undefined> {
  const [row] = await reader.query(SEALS, [sequence, sequence + 1]);
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

/** Entries after one place, up to and including another. */
export interface Bounds {
  readonly after: number;
  readonly to: number;
}

/**
 * Rows in the order of an export; a seal that ends at `to` belongs to the next rows. `from`: where
 * the audit log begins.
 */
export async function rowsBetween(
  reader: Reader,
  { after, to }: Bounds,
  from: number,
): Promise<ReadonlyArray<OperationRow | SealRow | EntryRow | HeadRow>> {
  const [operations, seals, entries, concerns] = await Promise.all([
    reader.query(OPERATIONS, [from === 0 ? after : Math.max(after, from), to]),
    reader.query(SEALS, [after, to]),
    reader.query(ENTRIES, [after, to]),
    reader.query(CONCERNS, [after, to]),
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
  // The sort is stable, so what belongs to an entry stays before it.
  return placed.sort((left, right) => left.at - right.at).map(({ row }) => row);
}

interface Placed {
  readonly at: number;
  readonly row: OperationRow | SealRow | EntryRow | HeadRow;
}

function sealRow(row: RowOf<typeof SEALS>): SealRow {
  return { row: 'seal', ...row, sealedAt: new Date(row.sealedAt).toISOString() };
}

function entryRow(
  { facts, ...row }: RowOf<typeof ENTRIES>,
  stored: ReadonlyArray<string> = [],
): EntryRow {
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

async function* lines(
  rows: AsyncIterable<Exclude<ExportedRow, UnreadableRow>>,
): AsyncGenerator<string> {
  for await (const row of rows) yield `${rowLine(row)}\n`;
}
