import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateForestYears1795400100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table forestry.forest_cover (
        district_code text not null,
        year int not null,
        forest_land_ha double precision,
        retained_forest_land_ha double precision,
        forest_area_ha double precision,
        coverage_pct double precision,
        stock_volume_m3 double precision,
        provenance text not null,
        source text not null,
        primary key (district_code, year)
      );
      create table forestry.ecosystem_service (
        district_code text not null,
        year int not null,
        service text not null,
        quantity double precision,
        quantity_unit text,
        value_cny10k double precision not null,
        standard text not null,
        provenance text not null,
        source text not null,
        primary key (district_code, year, service)
      );
      grant select on forestry.forest_cover, forestry.ecosystem_service to forestry_reader`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table forestry.ecosystem_service, forestry.forest_cover');
  }
}
