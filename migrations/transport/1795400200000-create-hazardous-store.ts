import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateHazardousStore1795400200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table transport.hazardous_store (
        id text primary key,
        name_zh text not null,
        name_en text,
        port_zh text not null,
        storage_kind text not null,
        capacity_t double precision not null,
        licence text not null,
        licence_valid_until date not null,
        district_code text not null,
        water_body_code text,
        latitude_deg double precision not null,
        longitude_deg double precision not null,
        cell text not null,
        provenance text not null
      );
      create index hazardous_store_district on transport.hazardous_store (district_code, id);
      create table transport.hazardous_chemical (
        store_id text not null,
        un_number text not null,
        name_zh text not null,
        name_en text not null,
        hazard_class text not null,
        quantity_t double precision not null,
        reported_on date not null,
        primary key (store_id, un_number)
      );
      grant select on transport.hazardous_store, transport.hazardous_chemical to transport_reader`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table transport.hazardous_chemical');
    await db.query('drop table transport.hazardous_store');
  }
}
