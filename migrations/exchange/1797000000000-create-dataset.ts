import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In the order in which they are made. */
const TABLES = ['dataset', 'dataset_item', 'real_data'] as const;

/**
 * What departments announce to the exchange as `<department>_owner`: their datasets, the items of each,
 * and that they hold measurements of the field. The rows' policy keeps one from speaking for another.
 */
export class CreateDataset1797000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(ANNOUNCED);
    for (const table of TABLES) {
      await db.query(`
        alter table exchange.${table} enable row level security;
        create policy announce_own on exchange.${table} to station_announcer
          using (department = left(current_user, -6)) with check (department = left(current_user, -6))`);
    }
    await db.query(READING);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await db.query(`drop table exchange.${table}`);
    await db.query('revoke usage on schema exchange from station_announcer, gateway_identity');
  }
}

const ANNOUNCED = `
create table exchange.dataset (
  id text primary key,
  department text not null,
  facts jsonb not null,
  fields text[] not null,
  version int not null default 1,
  shape jsonb not null default '{}'
);
comment on column exchange.dataset.version is 'Grows by one when fields are added or taken away';
create table exchange.dataset_item (
  dataset_id text not null,
  coordinate text not null,
  department text not null,
  name_zh text,
  description text not null,
  data_type text not null,
  primary key (dataset_id, coordinate)
);
create table exchange.real_data (
  department text primary key,
  since timestamptz not null default now()
);
comment on table exchange.real_data is
  'Departments that hold measurements of the field: one-click sign-in of the demonstration ends with the first'`;

const READING = `
grant usage on schema exchange to station_announcer, gateway_identity;
grant select, insert, update, delete on exchange.dataset, exchange.dataset_item to station_announcer;
grant select, insert on exchange.real_data to station_announcer;
grant select on exchange.dataset, exchange.real_data to exchange_reader, exchange_writer;
grant select on exchange.dataset_item to exchange_reader;
grant select on exchange.real_data to gateway_identity;
create policy read_all on exchange.dataset for select to exchange_reader, exchange_writer using (true);
create policy read_all on exchange.dataset_item for select to exchange_reader using (true);
create policy read_all on exchange.real_data for select to exchange_reader, exchange_writer using (true);
create policy identity_reads on exchange.real_data for select to gateway_identity using (true)`;
