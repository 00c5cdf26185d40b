import { int, list, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import { prepared, type LedgerClient } from '../ledger-client';
import type { Head } from './chain';
import type { BodyText } from './entry-body';
import type { FirstCited } from './first-cited';

/** The head row, locked until the transaction ends. */
export const LOCK_HEAD = statement({
  text: 'select sequence, hash from hub.ledger_head for update',
  columns: { sequence: int(), hash: text() },
});

/** The last entry: a separate statement, so that its snapshot is taken after the lock. */
export const LAST_ENTRY = statement({
  text: 'select sequence, hash from hub.ledger_entry order by sequence desc limit 1',
  columns: { sequence: int(), hash: text() },
});

/** What is appended: after which entry at the earliest, and what it cites. */
export interface Appending {
  /** The last entry that the writer knows: the chain must go on from there. */
  readonly known: Head;
  readonly bodies: ReadonlyArray<BodyText>;
  /** Operations whose texts are stored too, with the place (from 1) of the body that cites them. */
  readonly cited: ReadonlyArray<FirstCited>;
  readonly hashAlg: string;
}

/**
 * Appends entries, moves the head and stores texts of operations in one statement, in which
 * PostgreSQL locks the head and computes places and hashes; returns the last entry. Rejects with the
 * SQLSTATE IS_CUT if the head is missing, is not the last entry, or does not go on from `known`.
 */
export async function appendEntries(
  client: LedgerClient,
  { known, bodies, cited, hashAlg }: Appending,
): Promise<Head> {
  const operations = cited.map(({ operation }) => operation);
  const [last] = await client.query(APPEND_ENTRIES, [
    known.sequence,
    known.hash,
    hashAlg,
    // Canonical JSON holds no line break, and a joined text needs no quoting.
    bodies.map(({ beforePlace, afterPlace }) => `${beforePlace}\n${afterPlace}`).join('\n'),
    operations.map(({ hash }) => hash),
    operations.map(({ text: stored }) => stored),
    cited.map(({ place }) => place),
  ]);
  if (!last) throw new TypeError('hub.append_entries returns the last entry.');
  return last;
}

/** SQLSTATE of an audit log that does not go on from what the writer knows. */
export const IS_CUT = '55000';

/** Entries after a known one, and operations that they cite. */
export const APPEND_ENTRIES = prepared(
  'ledger-append',
  statement({
    text: `select last_sequence as sequence, last_hash as hash
      from hub.append_entries($1, $2, $3, $4, $5, $6, $7)`,
    columns: { sequence: int(), hash: text() },
    parameters: [int(), text(), text(), text(), list(text()), list(text()), list(int())],
  }),
);
