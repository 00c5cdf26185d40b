import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What pages ask of every department: its kinds of stations, and the newest delivery by each of its
 * feeds. Departments announce them as `<department>_owner`, like their stations; the row's policy keeps
 * one from speaking for another.
 */
export class CreateKindsAndDeliveries1797000001200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table reference.station_kind (
        department text,
        kind text,
        position int not null,
        name_zh text not null,
        name_en text not null,
        expects_every_hours int,
        station_type text not null,
        one_field text not null,
        list_field text not null,
        overview text,
        primary key (department, kind)
      );
      create table reference.delivery (
        department text,
        feed text,
        batch_id int not null,
        delivered_at timestamptz not null,
        rows_read bigint not null,
        rows_stored bigint not null,
        rows_revised bigint not null,
        rows_unchanged bigint not null,
        rows_rejected bigint not null,
        provenance text not null,
        primary key (department, feed)
      );
      create index delivery_newest on reference.delivery (delivered_at)`);
    for (const table of ['station_kind', 'delivery'])
      await db.query(`
        grant select on reference.${table} to reference_reader;
        grant select, insert, update, delete on reference.${table} to station_announcer;
        alter table reference.${table} enable row level security;
        create policy read_all on reference.${table} for select to reference_reader using (true);
        create policy announce_own on reference.${table} to station_announcer
          using (department = left(current_user, -6)) with check (department = left(current_user, -6))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table reference.delivery; drop table reference.station_kind');
  }
}
