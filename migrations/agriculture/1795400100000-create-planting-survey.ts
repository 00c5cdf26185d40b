import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePlantingSurvey1795400100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table agriculture.planting_survey (
        district_code text not null,
        year int not null,
        sown_area_ha double precision not null,
        rice_area_ha double precision,
        vegetable_area_ha double precision,
        fruit_area_ha double precision,
        nitrogen_t double precision,
        phosphate_t double precision,
        pesticide_t double precision,
        plastic_film_t double precision,
        total_nitrogen_loss_t double precision,
        total_phosphorus_loss_t double precision,
        provenance text not null,
        source text not null,
        primary key (district_code, year)
      );
      grant select on agriculture.planting_survey to agriculture_reader`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table agriculture.planting_survey');
  }
}
