import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'dataset',
  'class_confirmation',
  'continuation_record',
  'right_confirmation',
  'release',
  'data_grant',
] as const;

/**
 * What sharing rests on: the datasets that departments announce, what their stewards have confirmed,
 * what has been released, and what was granted. Whatever changes one of them makes a new version, which
 * every gateway and subgraph learns within a second.
 */
export class CreateSharing1795500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(VERSION);
    await db.query(DATASET);
    await db.query(TERMS);
    await db.query(RELEASE_AND_GRANT);
    await db.query(OUTBOX);
    await db.query(`
      create trigger new_version after insert or delete on directory.real_data
        for each statement execute function directory.new_sharing_version()`);
    for (const table of TABLES) {
      await db.query(`
        create trigger new_version after insert or update or delete on directory.${table}
          for each statement execute function directory.new_sharing_version();
        grant select on directory.${table} to directory_reader, directory_writer`);
    }
    await db.query(RIGHTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table directory.hub_event, directory.real_data');
    for (const table of TABLES.toReversed()) await db.query(`drop table directory.${table}`);
    await db.query(
      'drop function directory.new_sharing_version; drop table directory.sharing_version',
    );
  }
}

/** The function runs as the directory's owner: whoever may change a row need not touch the version. */
const VERSION = `
create table directory.sharing_version (
  is_only boolean primary key default true check (is_only),
  version bigint not null
);
insert into directory.sharing_version values (true, 1);
create function directory.new_sharing_version() returns trigger
  language plpgsql security definer set search_path = directory, pg_temp as $$
begin
  update directory.sharing_version set version = version + 1;
  return null;
end $$;`;

/** A department announces its own as \`<department>_owner\`; the policy keeps it from speaking for others. */
const DATASET = `
create table directory.dataset (
  id text primary key,
  department text not null,
  facts jsonb not null,
  fields text[] not null,
  version int not null default 1
);
comment on column directory.dataset.version is 'Grows by one when fields are added or taken away';
alter table directory.dataset enable row level security;
create policy read_all on directory.dataset for select to directory_reader, directory_writer using (true);
create policy announce_own on directory.dataset to station_announcer
  using (department = left(current_user, -6)) with check (department = left(current_user, -6));
grant select, insert, update, delete on directory.dataset to station_announcer;`;

const PROPOSAL = `
  proposed_by text not null,
  proposed_at timestamptz not null default now(),
  confirmed_by text check (confirmed_by <> proposed_by),
  confirmed_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  is_demonstration boolean not null default false,
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((ended_by is null) = (ended_at is null))`;

const TERMS = `
create table directory.class_confirmation (
  id uuid primary key default gen_random_uuid(),
  dataset_id text not null,
  sharing text not null check (sharing in ('UNCONDITIONAL', 'CONDITIONAL', 'WITHHELD')),
  openness text not null check (openness in ('PUBLIC', 'ON_REQUEST', 'CLOSED')),
  note text not null,${PROPOSAL}
);
create index class_confirmation_dataset on directory.class_confirmation (dataset_id);
create table directory.continuation_record (
  id uuid primary key default gen_random_uuid(),
  task_id int not null,
  document text not null,
  document_number text not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),${PROPOSAL}
);
create table directory.right_confirmation (
  id uuid primary key default gen_random_uuid(),
  task_id int not null,
  owner text not null,
  topic text not null,
  continuation_id text,
  review_by date not null,${PROPOSAL}
);
comment on column directory.right_confirmation.continuation_id is
  'Id of a continuation or of a continuation_record; null within the task''s own years';`;

const RELEASE_AND_GRANT = `
create table directory.release (
  id uuid primary key default gen_random_uuid(),
  number text not null,
  dataset_id text not null,
  content text not null,
  process text not null,
  authority text not null,
  channel text not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),${PROPOSAL}
);
create index release_dataset on directory.release (dataset_id);
create table directory.data_grant (
  id uuid primary key default gen_random_uuid(),
  request_id uuid,
  number text not null,
  organisation_kind text not null check (organisation_kind in ('DEPARTMENT', 'PARTNER', 'ENTERPRISE')),
  organisation_id text not null,
  dataset_id text not null,
  dataset_version int not null,
  fields text[] not null,
  districts text[],
  data_from timestamptz,
  data_before timestamptz check (data_before > data_from),
  purpose text not null,
  valid_from date not null,
  until date not null check (until > valid_from),
  operations_per_day int check (operations_per_day > 0),
  given_by text not null,
  given_at timestamptz not null default now(),
  revoked_by text,
  revoked_at timestamptz,
  revoked_because text,
  is_demonstration boolean not null default false,
  check ((revoked_by is null) = (revoked_at is null))
);
create index data_grant_dataset on directory.data_grant (dataset_id);
create index data_grant_organisation on directory.data_grant (organisation_kind, organisation_id);`;

/** Events are written with the change that they tell of; the gateway chains them into the record. */
const OUTBOX = `
create table directory.hub_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  event text not null,
  subject text not null,
  trace_id text,
  facts jsonb not null,
  chained_at timestamptz
);
create index hub_event_waiting on directory.hub_event (id) where chained_at is null;
create table directory.real_data (
  department text primary key,
  since timestamptz not null default now()
);
comment on table directory.real_data is
  'Departments that hold measurements of the field: one-click sign-in of the demonstration ends with the first';
alter table directory.real_data enable row level security;
create policy read_all on directory.real_data for select to directory_reader, directory_writer using (true);
create policy announce_own on directory.real_data to station_announcer
  using (department = left(current_user, -6)) with check (department = left(current_user, -6));
grant select, insert on directory.real_data to station_announcer;
grant select on directory.real_data to directory_reader, directory_writer;`;

const RIGHTS = `
grant select on directory.sharing_version to directory_reader, directory_writer;
grant insert, update on directory.class_confirmation, directory.continuation_record,
  directory.right_confirmation, directory.release, directory.data_grant to directory_writer;
grant insert on directory.hub_event to directory_writer;
grant select on directory.hub_event to directory_reader;
grant usage on schema directory to event_chainer;
grant select, update (chained_at) on directory.hub_event to event_chainer`;
