import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Marks the stations where chlorophyll or algae are measured, as soon as they have such a series:
 * of a water that the hub does not know, this says that it is a lake or reservoir.
 */
export class MarkAlgaeStations1797000002600 implements MigrationInterface {
  readonly name = 'MarkAlgaeStations1797000002600';

  async up(db: QueryRunner): Promise<void> {
    await db.query(ADD);
    await db.query(MARK_PRESENT);
    await db.query(FUNCTION);
    await db.query(TRIGGER);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger mark_algae on environment.series');
    await db.query('drop function environment.mark_algae()');
    await db.query('alter table environment.station drop column measures_algae');
  }
}

const ALGAE = `('water.chla', 'water.algae_density')`;

const ADD = `alter table environment.station add column measures_algae boolean not null default false`;

const MARK_PRESENT = `update environment.station t set measures_algae = true
where exists (select from environment.series s where s.station_id = t.id and s.indicator_code in ${ALGAE})`;

const FUNCTION = `create function environment.mark_algae() returns trigger language plpgsql
set search_path = pg_catalog as $$
begin
  update environment.station set measures_algae = true where id = new.station_id and not measures_algae;
  return null;
end $$`;

const TRIGGER = `create trigger mark_algae after insert on environment.series
for each row when (new.indicator_code in ${ALGAE}) execute function environment.mark_algae()`;
