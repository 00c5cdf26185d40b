import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  dayStart,
  inPeriod,
  inPlaces,
  limitRows,
  yearStart,
} from '../../shared/data/monitoring/row-limit-policies';

/** Forest years by district, protected areas and sightings of species. */
export class CreateForest1797000000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(
      'grant select on forestry.forest_cover, forestry.ecosystem_service, forestry.protected_area, forestry.species_record to forestry_reader',
    );
    for (const limited of LIMITED) await limitRows(db, limited);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { table } of LIMITED.toReversed()) await db.query(`drop table ${table}`);
  }
}

const IN_PLACES = inPlaces({ district: 'district_code' });
const OF_YEAR = `${IN_PLACES} and ${inPeriod(yearStart('year'), yearStart('year + 1'))}`;
const OF_DAY = `${IN_PLACES} and ${inPeriod(dayStart('observed_on'), dayStart('observed_on + 1'))}`;

const LIMITED = [
  {
    table: 'forestry.forest_cover',
    isTimed: true,
    shown: OF_YEAR,
  },
  {
    table: 'forestry.ecosystem_service',
    isTimed: true,
    shown: OF_YEAR,
  },
  {
    table: 'forestry.protected_area',
    isTimed: false,
    shown: IN_PLACES,
  },
  {
    table: 'forestry.species_record',
    isTimed: true,
    shown: OF_DAY,
  },
] as const;

const TABLES = `
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
  source text not null,
  disclosed_resolution smallint,
  disclosed_cell text,
  cell_centres double precision[]
);
create index protected_area_district on forestry.protected_area (district_code, id);
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
  source text not null,
  recorded_at timestamptz not null default now()
);
create index species_record_observed on forestry.species_record (observed_on, id);
create index species_record_area on forestry.species_record (area_id, observed_on, id);
create index species_record_district on forestry.species_record (district_code, observed_on, id)`;
