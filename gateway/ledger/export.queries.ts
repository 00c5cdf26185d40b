import { instant, int, json, list, nullable, present, text } from '../../shared/data/sql-type';
import { statement } from '../../shared/data/statement';
import type { Json } from './chain/canonical-json';

/** The head, and the last entry in the same snapshot: if they differ, all entries are exported. */
export const END_OF_CHAIN = statement({
  text: `select h.sequence, h.hash, e.last
    from (select coalesce(max(sequence), 0) as last from hub.ledger_entry) e left join hub.ledger_head h on true`,
  columns: { sequence: nullable(int()), hash: nullable(text()), last: int() },
});

/** Where the audit log begins; no row if nothing was moved out. */
export const START_OF_CHAIN = statement({
  text: `select last_sequence as sequence, last_hash as hash, seal, previous_seal as "previousSeal",
      previous_seal_last as "previousSealLast", coalesce(acknowledged_at, '') as "acknowledgedAt"
    from hub.ledger_archive order by last_sequence desc limit 1`,
  columns: {
    sequence: int(),
    hash: text(),
    seal: text(),
    previousSeal: text(),
    previousSealLast: int(),
    acknowledgedAt: text(),
  },
});

const OPERATION_SQL = 'hash, hash_alg as "hashAlg", text, first_sequence as "firstSequence"';

const OPERATION_COLUMNS = {
  hash: text(),
  hashAlg: text(),
  text: text(),
  firstSequence: int(),
} as const;

/** Texts that entries after a place, up to another, cite, but entries before it cited first. */
export const OPERATIONS_BEFORE = statement({
  text: `select ${OPERATION_SQL}
    from hub.ledger_operation o where first_sequence <= $1 and exists (
      select from hub.ledger_entry e where e.sequence > $1 and e.sequence <= $2
        and e.facts #>> '{operation,hash}' = o.hash)
    order by first_sequence`,
  columns: OPERATION_COLUMNS,
  parameters: [int(), int()],
});

/** Texts that entries after a place, up to another, cited first. */
export const OPERATIONS = statement({
  text: `select ${OPERATION_SQL}
    from hub.ledger_operation where first_sequence > $1 and first_sequence <= $2`,
  columns: OPERATION_COLUMNS,
  parameters: [int(), int()],
});

/** Seals that end from a place on, before another. */
export const SEALS = statement({
  text: `select first_sequence as "firstSequence", last_sequence as "lastSequence", last_hash as "lastHash",
      previous_seal as "previousSeal", sealed_at as "sealedAt", hash_alg as "hashAlg", sig_alg as "sigAlg",
      key_id as kid, signature, hash
    from hub.ledger_seal where last_sequence >= $1 and last_sequence < $2`,
  columns: {
    firstSequence: int(),
    lastSequence: int(),
    lastHash: text(),
    previousSeal: text(),
    sealedAt: instant(),
    hashAlg: text(),
    sigAlg: text(),
    kid: text(),
    signature: text(),
    hash: text(),
  },
  parameters: [int(), int()],
});

/** Entries after a place, up to another. */
export const ENTRIES = statement({
  text: `select sequence, previous_hash as "previousHash", hash, hash_alg as "hashAlg", body, facts
    from hub.ledger_entry where sequence > $1 and sequence <= $2`,
  columns: {
    sequence: int(),
    previousHash: text(),
    hash: text(),
    hashAlg: text(),
    body: text(),
    facts: present(json<Json>()),
  },
  parameters: [int(), int()],
});

/** The keys under which entries after a place, up to another, are found: `owner dataset`. */
export const CONCERNS = statement({
  text: `select sequence, array_agg(owner || ' ' || dataset) as concerns
    from hub.ledger_concern where sequence > $1 and sequence <= $2 group by sequence`,
  columns: { sequence: int(), concerns: list(text()) },
  parameters: [int(), int()],
});
