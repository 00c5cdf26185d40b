import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The register of all stations. Departments announce their own as `<department>_owner`; the row's
 * policy is what keeps one from speaking for another. The directory's owner is above it.
 */
export class CreateStationRef1795300200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table directory.station_ref (
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
      create index station_ref_district on directory.station_ref (district_code, department, station_id);
      grant select on directory.station_ref to directory_reader;
      grant usage on schema directory to station_announcer;
      grant select, insert, update on directory.station_ref to station_announcer;
      alter table directory.station_ref enable row level security;
      create policy read_all on directory.station_ref for select to directory_reader using (true);
      create policy announce_own on directory.station_ref to station_announcer
        using (department = left(current_user, -6)) with check (department = left(current_user, -6))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table directory.station_ref;
      revoke usage on schema directory from station_announcer`);
  }
}
