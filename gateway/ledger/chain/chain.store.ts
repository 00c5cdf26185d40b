import { int, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import { prepared, type LedgerClient } from '../ledger-client';
import type { ChainedEntry } from './chain';

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

/** Appends entries after the locked head, and moves the head, in one statement. */
export async function appendEntries(
  client: LedgerClient,
  entries: ReadonlyArray<ChainedEntry>,
  hashAlg: string,
): Promise<void> {
  // Neither canonical JSON nor a hash holds a line break, and a joined text needs no quoting.
  const joined = (textOf: (entry: ChainedEntry) => string) => entries.map(textOf).join('\n');
  const [first] = entries;
  await client.query(APPEND_ENTRIES, [
    (first?.sequence ?? 0) - 1,
    hashAlg,
    joined(({ previousHash }) => previousHash),
    joined(({ hash }) => hash),
    joined(({ body }) => body),
  ]);
}

/** Entries after a place: previous hashes, hashes and bodies, one on each line. */
export const APPEND_ENTRIES = prepared(
  'ledger-append',
  statement({
    text: `with entry as (
      insert into hub.ledger_entry (sequence, hash_alg, previous_hash, hash, body)
      select $1::bigint + place, $2, previous_hash, hash, body
      from unnest(string_to_array($3, E'\\n'), string_to_array($4, E'\\n'), string_to_array($5, E'\\n'))
        with ordinality as e (previous_hash, hash, body, place)
      returning sequence, hash)
    update hub.ledger_head h set sequence = e.sequence, hash = e.hash
    from entry e where e.sequence = (select max(sequence) from entry)`,
    parameters: [int(), text(), text(), text(), text()],
  }),
);
