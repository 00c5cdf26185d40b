import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases of suspected tampering with data, and the persons of supervision they are assigned to. What the
 * assigned may see rests on them, so each change makes a new version of the sharing state.
 */
export class CreateTamperingCase1795810000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(CASE);
    for (const table of TABLES) {
      await db.query(`
        create trigger new_version after insert or update or delete on directory.${table}
          for each statement execute function directory.new_sharing_version();
        grant select on directory.${table} to directory_reader, directory_writer`);
    }
    await db.query(RIGHTS);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await db.query(`drop table directory.${table}`);
  }
}

const TABLES = ['tampering_case', 'tampering_case_assignee'] as const;

const CASE = `
create table directory.tampering_case (
  id uuid primary key default gen_random_uuid(),
  department text not null,
  station_id text not null,
  indicator text not null,
  data_from timestamptz not null,
  data_to timestamptz not null check (data_to > data_from),
  reason text not null,
  document text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  check ((closed_by is null) = (closed_at is null))
);
create table directory.tampering_case_assignee (
  case_id uuid references directory.tampering_case,
  account_id text references directory.account,
  assigned_by text not null check (assigned_by <> account_id),
  assigned_at timestamptz not null,
  primary key (case_id, account_id)
);
create index tampering_case_assignee_account on directory.tampering_case_assignee (account_id, case_id)`;

/** A case is closed, never changed or taken away; who was assigned before stands on the record. */
const RIGHTS = `
grant insert (department, station_id, indicator, data_from, data_to, reason, document, opened_by, opened_at),
  update (closed_by, closed_at) on directory.tampering_case to directory_writer;
grant insert, delete on directory.tampering_case_assignee to directory_writer`;
