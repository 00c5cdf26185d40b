import type { Transaction } from '../../shared/data/database';
import { instant, int, nullable, text } from '../../shared/data/sql-type';
import { statement, statementFamily } from '../../shared/data/statement';
import { HIDDEN } from './claims';

/**
 * The last entry of the last seal after a place, made before an instant and not beyond another
 * place, or else of the first seal beyond that; never past an entry under embargo or its event.
 * Null if nothing can be moved out.
 */
export const LAST_SEALED = statement({
  text: `with kept as (
    select least(min(m.intent), min(e.sequence)) as first from hub.ledger_embargo m
    left join hub.ledger_entry e on e.facts ->> 'kind' = 'EVENT' and e.facts ->> 'event' = '${HIDDEN}'
      and e.facts #>> '{facts,intent}' = m.intent::text and e.facts #>> '{facts,case}' = m.case_id
    where m.lifted_at is null and m.until > now()),
  sealed as (
    select last_sequence from hub.ledger_seal, kept
    where last_sequence > $1 and sealed_at < $2 and last_sequence < coalesce(first, 'infinity'::float8)
      -- The event by which the chain remembers the seal stays behind it.
      and last_sequence < (select sequence from hub.ledger_head))
  select coalesce((select max(last_sequence) from sealed where last_sequence <= $3),
    (select min(last_sequence) from sealed)) as last`,
  columns: { last: nullable(int()) },
  parameters: [int(), instant(), int()],
});

/** A part that is moved out, as the database remembers it. */
export interface MovedPart {
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly lastHash: string;
  readonly previousSeal: string;
  readonly previousSealLast: number;
  readonly seal: string;
  readonly fileHash: string;
  /** When a cut was last acknowledged up to its end; null if none was. */
  readonly acknowledgedAt: string | null;
  readonly archivedAt: Date;
}

/** Deletes the rows of a part from the tables, whose triggers are disabled in this transaction. */
export async function moveOut(transaction: Transaction, part: MovedPart): Promise<void> {
  for (const table of TABLES) await transaction.query(LET_SHRINK(table));
  for (const table of TABLES) await transaction.query(DELETE_ARCHIVED(table), [part.lastSequence]);
  for (const table of TABLES) await transaction.query(ONLY_GROW(table));
  await transaction.query(INSERT_ARCHIVED, [
    part.lastSequence,
    part.firstSequence,
    part.lastHash,
    part.previousSeal,
    part.previousSealLast,
    part.seal,
    part.fileHash,
    part.acknowledgedAt,
    part.archivedAt,
  ]);
}

const TABLES = ['ledger_concern', 'ledger_seal', 'ledger_entry'] as const;

type Table = (typeof TABLES)[number];

const EACH_TABLE = TABLES.map((table) => [table] as const);

/** A table from which rows may be deleted. */
export const LET_SHRINK = statementFamily({
  text: (table: Table) => `alter table hub.${table} disable trigger ${table}_only_grows`,
  examples: EACH_TABLE,
});

/** A table from which no rows may be deleted. */
export const ONLY_GROW = statementFamily({
  text: (table: Table) => `alter table hub.${table} enable always trigger ${table}_only_grows`,
  examples: EACH_TABLE,
});

/**
 * The rows of a table up to a place. The seal that closes the part stays, because the next entry of
 * the chain records it.
 */
export const DELETE_ARCHIVED = statementFamily({
  text: (table: Table) =>
    `delete from hub.${table} where ${table === 'ledger_seal' ? 'last_sequence <' : 'sequence <='} $1`,
  parameters: [int()],
  examples: EACH_TABLE,
});

/** Where the audit log begins from now on. */
export const INSERT_ARCHIVED = statement({
  text: `insert into hub.ledger_archive (last_sequence, first_sequence, last_hash, previous_seal,
    previous_seal_last, seal, file_hash, acknowledged_at, archived_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  parameters: [int(), int(), text(), text(), int(), text(), text(), nullable(text()), instant()],
});
