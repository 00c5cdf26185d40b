import { float, int, nullable, text } from '../../../shared/data/sql-type';
import { yearlyStatements, type YearlyRowOf } from '../../../shared/monitoring/yearly-statements';

/** Statements on the table. */
export const FOREST_COVER = yearlyStatements({
  table: 'forestry.forest_cover',
  columns: {
    district_code: text(),
    year: int(),
    forest_land_ha: nullable(float()),
    retained_forest_land_ha: nullable(float()),
    forest_area_ha: nullable(float()),
    coverage_pct: nullable(float()),
    stock_volume_m3: nullable(float()),
    provenance: text(),
    source: text(),
  },
});

/** Forest cover as stored. */
export type ForestCoverRow = YearlyRowOf<typeof FOREST_COVER>;

/** The published form of forest cover. */
export function forestCover(row: ForestCoverRow) {
  return {
    district: { code: row.district_code },
    year: row.year,
    forestLand: row.forest_land_ha,
    retainedForestLand: row.retained_forest_land_ha,
    forestArea: row.forest_area_ha,
    coverage: row.coverage_pct,
    stockVolume: row.stock_volume_m3,
    provenance: row.provenance,
    source: row.source,
  };
}
