import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateForecast1795400300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table weather.forecast (
        district_code text not null,
        issued_at timestamptz not null,
        valid_day date not null,
        temperature_min_c double precision not null,
        temperature_max_c double precision not null,
        rain_mm double precision not null,
        wind_speed_ms double precision not null,
        wind_direction_deg double precision not null,
        sky_zh text not null,
        sky_en text not null,
        provenance text not null,
        primary key (district_code, issued_at, valid_day)
      );
      grant select on weather.forecast to weather_reader`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table weather.forecast');
  }
}
