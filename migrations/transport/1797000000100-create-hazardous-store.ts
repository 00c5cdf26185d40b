import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  dayStart,
  inPeriod,
  inPlaces,
  limitRows,
} from '../../shared/data/monitoring/row-limit-policies';

/** Stores of hazardous goods at the ports, and what each holds. */
export class CreateHazardousStore1797000000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(
      'grant select on transport.hazardous_store, transport.hazardous_chemical to transport_reader',
    );
    for (const limited of LIMITED) await limitRows(db, limited);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { table } of LIMITED.toReversed()) await db.query(`drop table ${table}`);
  }
}

const LIMITED = [
  {
    table: 'transport.hazardous_store',
    isTimed: false,
    shown: inPlaces({ district: 'district_code' }),
  },
  {
    table: 'transport.hazardous_chemical',
    isTimed: true,
    shown: `store_id in (select id from transport.hazardous_store) and ${inPeriod(dayStart('reported_on'), dayStart('reported_on + 1'))}`,
  },
] as const;

const TABLES = `
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
  provenance text not null,
  disclosed_resolution smallint,
  disclosed_cell text,
  cell_centres double precision[],
  recorded_at timestamptz not null default now()
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
)`;
