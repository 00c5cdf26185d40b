import type { YearlyRow } from '../../../shared/monitoring/yearly-rows.loader';

/** Forest cover as stored. */
export interface ForestCoverRow extends YearlyRow {
  readonly forest_land_ha: number | null;
  readonly retained_forest_land_ha: number | null;
  readonly forest_area_ha: number | null;
  readonly coverage_pct: number | null;
  readonly stock_volume_m3: number | null;
  readonly provenance: string;
  readonly source: string;
}

/** Forest cover under its published names. */
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
