import type { PoolClient, QueryResult } from 'pg';
import { RiverGateError } from '../../../shared/errors/rivergate-error';

/** Where a chain ends: its last entry's place and hash. */
export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/** An entry with its place. */
export interface ChainedEntry extends Head {
  readonly previousHash: string;
  readonly body: string;
}

interface HeadRow {
  readonly sequence: string;
  readonly hash: string;
}

/**
 * Begins a transaction with the chain's head locked: anyone else who appends waits until it ends.
 * Throws LEDGER_BROKEN if the head row is missing or the last entry is another one.
 */
export async function lockedHead(client: PoolClient): Promise<Head> {
  // Three statements in one message: pg answers a list of results, which its types do not say.
  const results = (await client.query<HeadRow>(LOCK_HEAD)) as unknown as QueryResult<HeadRow>[];
  const [, head, last] = results;
  const row = head?.rows[0];
  if (!row) throw new RiverGateError('LEDGER_BROKEN', 'The head row of the audit log is missing.');
  const entry = last?.rows[0];
  const agrees = entry
    ? entry.sequence === row.sequence && entry.hash === row.hash
    : row.sequence === '0';
  if (!agrees) {
    throw new RiverGateError(
      'LEDGER_BROKEN',
      `The head of the audit log is at ${row.sequence}, but its last entry is ${entry?.sequence ?? 'none'}, or another one.`,
    );
  }
  return { sequence: Number(row.sequence), hash: row.hash };
}

/** The entries of these bodies, linked one to the other behind a head. */
export function chained(
  head: Head,
  bodies: ReadonlyArray<(sequence: number) => string>,
  hash: (text: string) => string,
): ReadonlyArray<ChainedEntry> {
  let { sequence, hash: previousHash } = head;
  return bodies.map((bodyAt) => {
    sequence += 1;
    const body = bodyAt(sequence);
    const entry = { sequence, previousHash, body, hash: hash(previousHash + body) };
    previousHash = entry.hash;
    return entry;
  });
}

/** Writes entries behind the locked head, and moves the head; one statement. */
export function appendEntries(
  client: PoolClient,
  entries: ReadonlyArray<ChainedEntry>,
  hashAlg: string,
): Promise<QueryResult> {
  // Neither canonical JSON nor a hash holds a line break, and a joined text needs no quoting.
  const joined = (textOf: (entry: ChainedEntry) => string) => entries.map(textOf).join('\n');
  const [first] = entries;
  return client.query({
    ...APPEND,
    values: [
      (first?.sequence ?? 0) - 1,
      hashAlg,
      joined(({ previousHash }) => previousHash),
      joined(({ hash }) => hash),
      joined(({ body }) => body),
    ],
  });
}

/** The second select is a statement of its own: its snapshot is taken once the lock is held. */
const LOCK_HEAD = `begin; select sequence, hash from hub.ledger_head for update;
  select sequence, hash from hub.ledger_entry order by sequence desc limit 1`;

const APPEND = {
  name: 'ledger-append',
  text: `with entry as (
    insert into hub.ledger_entry (sequence, hash_alg, previous_hash, hash, body)
    select $1::bigint + place, $2, previous_hash, hash, body
    from unnest(string_to_array($3, E'\\n'), string_to_array($4, E'\\n'), string_to_array($5, E'\\n'))
      with ordinality as e (previous_hash, hash, body, place)
    returning sequence, hash)
  update hub.ledger_head h set sequence = e.sequence, hash = e.hash
  from entry e where e.sequence = (select max(sequence) from entry)`,
};
