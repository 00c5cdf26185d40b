import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWarning1795400200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table weather.warning (
        id text primary key,
        signal text not null,
        colour text not null,
        issued_at timestamptz not null,
        lifted_at timestamptz,
        district_codes text[] not null,
        text_zh text not null,
        text_en text not null,
        provenance text not null
      );
      create index warning_issued on weather.warning (issued_at, id);
      grant select on weather.warning to weather_reader`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table weather.warning');
  }
}
