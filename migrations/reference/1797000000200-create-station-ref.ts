import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register of all stations. Departments announce, and withdraw, their stations as
 * `<department>_owner`; the row's policy keeps one from speaking for another. The owner of `reference`
 * is above it. A `station_finder` reads the register and nothing else here.
 */
export class CreateStationRef1797000000200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table reference.station_ref (
        department text,
        station_id text,
        kind text not null,
        name_zh text not null,
        name_en text,
        authority text not null,
        region text not null,
        district_code text,
        cell text,
        provenance text not null,
        primary key (department, station_id)
      );
      create index station_ref_district on reference.station_ref (district_code, department, station_id);
      grant usage on schema reference to station_announcer, station_finder;
      grant select on reference.station_ref to reference_reader, station_finder;
      grant select, insert, update, delete on reference.station_ref to station_announcer;
      alter table reference.station_ref enable row level security;
      create policy read_all on reference.station_ref for select
        to reference_reader, station_finder using (true);
      create policy announce_own on reference.station_ref to station_announcer
        using (department = left(current_user, -6)) with check (department = left(current_user, -6))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table reference.station_ref;
      revoke usage on schema reference from station_announcer, station_finder`);
  }
}
