import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that only grow: the trigger refuses everything else, to the owner of the schema as well. */
const WRITTEN = ['ledger_entry', 'ledger_operation', 'ledger_seal'] as const;
const APPEND_ONLY = [...WRITTEN, 'ledger_concern', 'ledger_archive'] as const;
const OTHERS = ['ledger_head', 'grant_usage', 'ledger_embargo'] as const;

/**
 * The record (共享记录). `body` is the text that is hashed; `facts` is computed from it by PostgreSQL
 * and cannot say anything else. It is one column, not one for each fact, because each generated column
 * would parse the body again (measured: 81 µs an entry with eight of them, 37 µs with this one).
 * Events are few among the reads and have indexes of their own.
 */
export class CreateLedger1797000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(CHAIN);
    await db.query(CONCERNS);
    await db.query(BESIDE_THE_CHAIN);
    for (const table of APPEND_ONLY) {
      await db.query(`
        create trigger ${table}_only_grows before update or delete or truncate on hub.${table}
          for each statement execute function hub.refuse_change();
        alter table hub.${table} enable always trigger ${table}_only_grows`);
    }
    for (const table of WRITTEN) {
      await db.query(`grant select, insert on hub.${table} to hub_writer`);
    }
    for (const table of [...APPEND_ONLY, ...OTHERS]) {
      await db.query(`grant select on hub.${table} to hub_reader, record_reader`);
    }
    await db.query(GRANTS);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...OTHERS, ...APPEND_ONLY.toReversed()])
      await db.query(`drop table hub.${table}`);
    await db.query(`
      drop function hub.refuse_change, hub.note_concerns, hub.subject_of;
      revoke usage on schema hub from record_reader, record_embargoer`);
  }
}

/** The first entry links to 32 zero bytes. The head has one row, which every append locks: chains fork otherwise. */
const CHAIN = `
create table hub.ledger_entry (
  sequence bigint primary key check (sequence > 0),
  previous_hash text not null unique,
  hash text not null,
  hash_alg text not null,
  body text not null,
  facts jsonb not null generated always as (body::jsonb) stored
);
create table hub.ledger_head (
  id boolean primary key default true check (id),
  sequence bigint not null,
  hash text not null
) with (fillfactor = 10);
insert into hub.ledger_head (sequence, hash) values (0, repeat('A', 43));
create table hub.ledger_operation (
  hash text primary key,
  hash_alg text not null,
  text text not null,
  first_sequence bigint not null unique
);
create table hub.ledger_seal (
  last_sequence bigint primary key,
  first_sequence bigint not null unique,
  last_hash text not null,
  previous_seal text not null unique,
  sealed_at timestamptz(3) not null,
  hash_alg text not null,
  sig_alg text not null,
  key_id text not null,
  signature text not null,
  hash text not null
);
create function hub.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'hub.% only grows: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$`;

/**
 * What is looked for is computed from \`facts\` too. An entry concerns several owners, and a page of one
 * owner's entries, newest first, must not read all the others: so a row for each, made by a trigger that
 * no writer can pass by.
 */
const CONCERNS = `
create table hub.ledger_concern (
  sequence bigint not null,
  owner text not null,
  dataset text not null,
  primary key (owner, sequence, dataset)
);
create index ledger_concern_dataset on hub.ledger_concern (dataset, sequence, owner);
create index ledger_concern_sequence on hub.ledger_concern using brin (sequence) with (pages_per_range = 32);
create function hub.note_concerns() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
begin
  insert into hub.ledger_concern (sequence, owner, dataset)
  select distinct a.sequence, r ->> 'owner', r ->> 'dataset'
  from added a, jsonb_array_elements((a.facts -> 'reads') || (a.facts -> 'refusals')) r;
  return null;
end $$;
create trigger ledger_entry_concerns after insert on hub.ledger_entry
  referencing new table as added for each statement execute function hub.note_concerns();
create function hub.subject_of(facts jsonb) returns text language sql immutable parallel safe
  return coalesce(facts #>> '{caller,subject}', facts ->> 'subject');
create index ledger_entry_subject on hub.ledger_entry (hub.subject_of(facts), sequence)
  where hub.subject_of(facts) is not null;
create index ledger_entry_reader on hub.ledger_entry ((facts #> '{caller,organisation}'), sequence)
  where (facts #> '{caller,organisation}') is not null;
create unique index ledger_entry_outcome on hub.ledger_entry (((facts ->> 'intent')::bigint))
  where ((facts ->> 'intent')::bigint) is not null;
create index ledger_entry_at on hub.ledger_entry using brin (((facts ->> 'at') collate "C"))
  with (pages_per_range = 32);
create index ledger_entry_event on hub.ledger_entry (sequence) where facts ->> 'kind' = 'EVENT';
create index ledger_entry_own_event on hub.ledger_entry ((facts ->> 'event'), sequence)
  where facts ->> 'event' in
    ('RECORD_CUT', 'RECORD_CUT_ACKNOWLEDGED', 'RECORD_ANCHORS_KEPT', 'RECORD_ARCHIVED')`;

/**
 * What was moved out of the record; and beside it what was used, and what is under embargo, with its term.
 * An entry under embargo may be in the archive: so `intent` refers to no table.
 */
const BESIDE_THE_CHAIN = `
create table hub.ledger_archive (
  last_sequence bigint primary key,
  first_sequence bigint not null unique,
  last_hash text not null,
  previous_seal text not null,
  previous_seal_last bigint not null,
  seal text not null,
  file_hash text not null,
  acknowledged_at text,
  archived_at timestamptz(3) not null
);
create table hub.grant_usage (
  grant_id text,
  day date,
  operations int not null check (operations > 0),
  primary key (grant_id, day)
);
create table hub.ledger_embargo (
  intent bigint not null,
  case_id text not null,
  placed_by text not null,
  placed_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  until timestamptz not null,
  primary key (intent, case_id),
  check ((lifted_by is null) = (lifted_at is null))
)`;

const GRANTS = `
grant usage on schema hub to record_reader, record_embargoer;
grant select on hub.ledger_head, hub.ledger_archive to hub_writer;
grant update (sequence, hash) on hub.ledger_head to hub_writer;
grant select, insert, update on hub.grant_usage to hub_writer;
grant select, insert, update (lifted_by, lifted_at, until) on hub.ledger_embargo to record_embargoer`;
