import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'class_confirmation',
  'continuation_record',
  'right_confirmation',
  'release',
  'data_grant',
] as const;

/** What stewards have confirmed, what has been released, and what was granted. */
export class CreateTerms1797000000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TERMS);
    await db.query(RELEASE_AND_GRANT);
    await db.query(ORDER);
    for (const table of TABLES) {
      await db.query(`
        grant select on exchange.${table} to exchange_reader, exchange_writer;
        grant insert, update on exchange.${table} to exchange_writer`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await db.query(`drop table exchange.${table}`);
  }
}

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
create table exchange.class_confirmation (
  id uuid primary key default gen_random_uuid(),
  dataset_id text not null,
  sharing text not null check (sharing in ('UNCONDITIONAL', 'CONDITIONAL', 'WITHHELD')),
  openness text not null check (openness in ('PUBLIC', 'ON_REQUEST', 'CLOSED')),
  note text not null,${PROPOSAL}
);
create index class_confirmation_dataset on exchange.class_confirmation (dataset_id);
create table exchange.continuation_record (
  id uuid primary key default gen_random_uuid(),
  task_id int not null,
  document text not null,
  document_number text not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),${PROPOSAL}
);
create table exchange.right_confirmation (
  id uuid primary key default gen_random_uuid(),
  task_id int not null,
  owner text not null,
  topic text not null,
  continuation_id text,
  review_by date not null,${PROPOSAL}
);
comment on column exchange.right_confirmation.continuation_id is
  'Id of a continuation or of a continuation_record; null within the task''s own years'`;

/** `ended_reason` is null for releases that were withdrawn before reasons were kept. */
const RELEASE_AND_GRANT = `
create table exchange.release (
  id uuid primary key default gen_random_uuid(),
  number text not null,
  dataset_id text not null,
  content text not null,
  process text not null,
  authority text not null,
  channel text not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),${PROPOSAL},
  ended_reason text check (length(ended_reason) <= 2000)
);
create index release_dataset on exchange.release (dataset_id);
create table exchange.data_grant (
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
create index data_grant_dataset on exchange.data_grant (dataset_id);
create index data_grant_organisation on exchange.data_grant (organisation_kind, organisation_id)`;

const WAITING = 'confirmed_at is null and ended_at is null';

/** One proposal at a time waits for its second person, and a release has a number of its own. */
const ORDER = `
create unique index class_confirmation_waiting on exchange.class_confirmation (dataset_id) where ${WAITING};
create unique index right_confirmation_waiting on exchange.right_confirmation (task_id, owner, topic) where ${WAITING};
create unique index release_waiting on exchange.release (dataset_id) where ${WAITING};
create unique index release_number on exchange.release (number) where not is_demonstration`;
