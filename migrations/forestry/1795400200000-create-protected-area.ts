import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProtectedArea1795400200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table forestry.protected_area (
        id text primary key,
        kind text not null,
        level text not null,
        name_zh text not null,
        name_en text,
        has_real_name boolean not null,
        area_ha double precision,
        district_code text not null,
        longitude_deg double precision,
        latitude_deg double precision,
        cell text,
        provenance text not null,
        source text not null
      );
      create index protected_area_district on forestry.protected_area (district_code, id);
      grant select on forestry.protected_area to forestry_reader`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table forestry.protected_area');
  }
}
