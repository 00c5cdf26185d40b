import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables on which sharing rests. */
const TABLES = [
  'dataset',
  'class_confirmation',
  'continuation_record',
  'right_confirmation',
  'release',
  'data_grant',
  'revocation',
  'tampering_case',
  'tampering_case_assignee',
  'real_data',
] as const;

/**
 * The version of the sharing state, which every gateway and subgraph learns within a second, and the
 * events that wait for the record. The version moves only when a row has changed: a statement trigger
 * fires for a statement that changes nothing, too (`insert … on conflict do nothing`), and would hold the
 * one row of the version until its transaction ends.
 */
export class CreateSharingVersion1797000000900 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(VERSION);
    await db.query(FUNCTIONS);
    for (const table of TABLES) await db.query(movesVersion(table));
    await db.query(OUTBOX);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop table exchange.hub_event; revoke usage on schema exchange from event_chainer',
    );
    for (const table of TABLES) {
      await db.query(`
        drop trigger new_version_inserted on exchange.${table};
        drop trigger new_version_deleted on exchange.${table};
        drop trigger new_version_updated on exchange.${table}`);
    }
    await db.query(`
      drop function exchange.move_version_if_any, exchange.move_version_if_different;
      drop table exchange.sharing_version`);
  }
}

const VERSION = `
create table exchange.sharing_version (
  is_only boolean primary key default true check (is_only),
  version bigint not null
);
insert into exchange.sharing_version values (true, 1);
grant select on exchange.sharing_version to exchange_reader, exchange_writer`;

/** As the owner: a role that may change a row need not touch the version. */
const FUNCTIONS = `
create function exchange.move_version_if_any() returns trigger
  language plpgsql security definer set search_path = exchange, pg_temp as $$
begin
  if exists (select from changed) then
    update exchange.sharing_version set version = version + 1;
  end if;
  return null;
end $$;
create function exchange.move_version_if_different() returns trigger
  language plpgsql security definer set search_path = exchange, pg_temp as $$
begin
  if exists (select c from changed c except all select b from before b) then
    update exchange.sharing_version set version = version + 1;
  end if;
  return null;
end $$`;

function movesVersion(table: (typeof TABLES)[number]): string {
  return `
    create trigger new_version_inserted after insert on exchange.${table}
      referencing new table as changed for each statement execute function exchange.move_version_if_any();
    create trigger new_version_deleted after delete on exchange.${table}
      referencing old table as changed for each statement execute function exchange.move_version_if_any();
    create trigger new_version_updated after update on exchange.${table}
      referencing old table as before new table as changed
      for each statement execute function exchange.move_version_if_different()`;
}

/**
 * Events are written with the change that they describe; the gateway chains them into the record. An event
 * is written as waiting: one that said of itself that it was chained would never reach the record.
 */
const OUTBOX = `
create table exchange.hub_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  event text not null,
  subject text not null,
  trace_id text,
  facts jsonb not null,
  chained_at timestamptz
);
create index hub_event_waiting on exchange.hub_event (id) where chained_at is null;
grant insert (event, subject, trace_id, facts) on exchange.hub_event to exchange_writer;
grant select on exchange.hub_event to exchange_reader;
grant usage on schema exchange to event_chainer;
grant select, update (chained_at) on exchange.hub_event to event_chainer`;
