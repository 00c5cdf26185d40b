import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePollutionSources1795400000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table environment.pollution_source (
        id text primary key,
        name_zh text not null,
        name_en text,
        industry_code text not null,
        industry_zh text not null,
        district_code text,
        provenance text not null
      );
      create index pollution_source_district on environment.pollution_source (district_code, id);
      create table environment.pollution_source_listing (
        source_id text not null references environment.pollution_source,
        year int not null,
        medium text not null,
        primary key (source_id, year, medium)
      );
      create index pollution_source_listing_year on environment.pollution_source_listing (year, medium, source_id);
      grant select on environment.pollution_source, environment.pollution_source_listing to environment_reader;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table environment.pollution_source_listing, environment.pollution_source');
  }
}
