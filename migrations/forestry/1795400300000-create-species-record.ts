import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSpeciesRecord1795400300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table forestry.species_record (
        id text primary key,
        area_id text,
        district_code text not null,
        scientific_name text not null,
        name_zh text not null,
        taxon text not null,
        individuals int,
        observed_on date not null,
        protection_level text,
        cell text,
        provenance text not null,
        source text not null
      );
      create index species_record_observed on forestry.species_record (observed_on, id);
      create index species_record_area on forestry.species_record (area_id, observed_on, id);
      create index species_record_district on forestry.species_record (district_code, observed_on, id);
      grant select on forestry.species_record to forestry_reader`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table forestry.species_record');
  }
}
