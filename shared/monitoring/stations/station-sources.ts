import type { FieldSource } from './station-field';

const text = (column: string): FieldSource => ({ from: 'COLUMN', column, sqlType: 'text' });
const keyIn = (column: string): FieldSource => ({
  from: 'COLUMN',
  column,
  sqlType: 'text',
  isKey: true,
});

/**
 * Sources of the fields that all stations have; a test compares them with what `stationRow` reads.
 */
export const STATION_SOURCES: Readonly<Record<string, FieldSource>> = {
  id: text('id'),
  code: text('code'),
  kind: text('kind'),
  nameZh: text('name_zh'),
  nameEn: text('name_en'),
  authority: text('authority'),
  region: text('region'),
  district: keyIn('district_code'),
  /** At the precision that is disclosed to the caller. */
  place: { from: 'CODE' },
  waterBody: keyIn('water_body_code'),
  elevation: { from: 'COLUMN', column: 'elevation_m', sqlType: 'double precision' },
  provenance: text('provenance'),
  latest: { from: 'CODE' },
  series: { from: 'CODE' },
  coverage: { from: 'CODE' },
  observations: { from: 'CODE' },
};
