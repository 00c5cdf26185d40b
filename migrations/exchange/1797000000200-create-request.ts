import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In the order in which they refer to each other. */
const TABLES = [
  'request',
  'request_dataset',
  'request_event',
  'request_attachment',
  'calendar_day',
] as const;

/**
 * Requests for data, what each of them asks for, everything that was done with them, the documents
 * attached, and the calendar of working days. What was done and attached can be added to and never
 * changed: the running program has no right to.
 */
export class CreateRequest1797000000200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(REQUEST);
    await db.query(ASKED);
    await db.query(HISTORY);
    await db.query(CALENDAR);
    for (const table of TABLES) {
      await db.query(`grant select on exchange.${table} to exchange_reader, exchange_writer`);
    }
    await db.query(RIGHTS);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await db.query(`drop table exchange.${table}`);
    await db.query('drop index exchange.data_grant_request; drop sequence exchange.request_number');
  }
}

/** `EXPIRED` is no state that is stored: time makes it. */
const REQUEST = `
create sequence exchange.request_number;
create table exchange.request (
  id uuid primary key default gen_random_uuid(),
  number text not null unique,
  exchange_number text check (length(exchange_number) between 1 and 100),
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'NONCONFORMING', 'FORWARDED',
    'DECISION_DRAFTED', 'GRANTED', 'PROVIDED', 'REFUSED', 'MEDIATION', 'ENDED', 'WITHDRAWN', 'REVOKED')),
  version int not null default 1,
  applicant_kind text not null check (applicant_kind in ('DEPARTMENT', 'PARTNER', 'ENTERPRISE')),
  applicant_id text not null,
  applicant_name text not null,
  owner text,
  purpose text not null,
  duty_basis text not null,
  districts text[],
  data_from timestamptz,
  data_before timestamptz check (data_before > data_from),
  wanted_from date,
  wanted_until date check (wanted_until > wanted_from),
  operations_per_day int check (operations_per_day > 0),
  security_contact text not null,
  security_phone text not null,
  decision jsonb,
  granted_until date,
  clock jsonb,
  due_on date,
  split_from uuid references exchange.request,
  renews uuid references exchange.request,
  created_by text not null,
  created_at timestamptz not null,
  submitted_at timestamptz,
  is_demonstration boolean not null default false,
  check (state in ('DRAFT', 'WITHDRAWN') or (owner is not null and submitted_at is not null))
);
comment on column exchange.request.decision is 'As drafted; of effect once the state says so';
comment on column exchange.request.clock is 'What is counted down, in working days; null: nothing';
comment on column exchange.request.due_on is 'Last day of the clock by the calendar as it stands; null: it stands still';
create unique index request_exchange_number on exchange.request (exchange_number, owner);
create index request_applicant on exchange.request (applicant_kind, applicant_id, number);
create index request_owner on exchange.request (owner, number);
create index request_due on exchange.request (due_on) where due_on is not null;
create index request_split_from on exchange.request (split_from) where split_from is not null;
create index request_renews on exchange.request (renews) where renews is not null;
create index data_grant_request on exchange.data_grant (request_id) where request_id is not null`;

const ASKED = `
create table exchange.request_dataset (
  request_id uuid references exchange.request,
  dataset_id text,
  position int not null,
  is_whole boolean not null,
  fields text[],
  version int,
  sharing text check (sharing in ('UNCONDITIONAL', 'CONDITIONAL', 'WITHHELD')),
  primary key (request_id, dataset_id)
);
comment on column exchange.request_dataset.fields is
  'Coordinates asked for; null in a draft of the whole dataset: as they are on the day of submission';
comment on column exchange.request_dataset.version is 'Of the dataset when it was submitted';
create index request_dataset_dataset on exchange.request_dataset (dataset_id)`;

const HISTORY = `
create table exchange.request_event (
  id bigint generated always as identity primary key,
  request_id uuid not null references exchange.request,
  at timestamptz not null,
  act text not null,
  from_state text,
  to_state text not null,
  subject text not null,
  post text not null,
  acted_as text not null check (acted_as in ('APPLICANT', 'OWNER', 'OPERATOR')),
  organisation_kind text,
  organisation_id text,
  note text,
  document_number text,
  facts jsonb not null
);
create index request_event_request on exchange.request_event (request_id, id);
create table exchange.request_attachment (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null references exchange.request,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  content bytea not null check (octet_length(content) between 1 and 5242880),
  hash_alg text not null,
  hash text not null,
  uploaded_by text not null,
  uploaded_as text not null check (uploaded_as in ('APPLICANT', 'OWNER')),
  uploaded_at timestamptz not null
);
create index request_attachment_request on exchange.request_attachment (request_id, uploaded_at)`;

const CALENDAR = `
create table exchange.calendar_day (
  day date primary key,
  kind text not null check (kind in ('HOLIDAY', 'WORKDAY')),
  name text not null,
  source text not null,
  certainty text not null check (certainty in ('NOTICE_CROSS_CHECKED', 'LAW_ALONE', 'ENTERED')),
  changed_by text,
  changed_at timestamptz,
  check ((changed_by is null) = (changed_at is null)),
  check ((changed_by is not null) = (certainty = 'ENTERED'))
);
comment on table exchange.calendar_day is
  'Days spent against the rule of their weekday; what was entered by hand is never overwritten'`;

const RIGHTS = `
grant insert, update on exchange.request, exchange.calendar_day to exchange_writer;
grant insert, update, delete on exchange.request_dataset to exchange_writer;
grant insert on exchange.request_event, exchange.request_attachment to exchange_writer;
grant usage on sequence exchange.request_number to exchange_writer`;
