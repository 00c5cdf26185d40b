import { column, type EntityTable } from '../../../shared/monitoring/entity-table';

/** The districts as SQL reads them; positions come from code. */
export const districtTable: EntityTable = {
  type: 'District',
  table: 'district',
  key: 'code',
  order: 'code',
  dataset: 'reference/divisions-and-waters',
  one: 'district',
  all: 'districts',
  sources: {
    code: column('text', 'code'),
    nameZh: column('text', 'name_zh'),
    nameEn: column('text', 'name_en'),
    level: column('text', 'level'),
    parentCode: column('text', 'parent_code'),
    areaKm2: column('double precision', 'area_km2'),
    source: column('text', 'source'),
  },
};
