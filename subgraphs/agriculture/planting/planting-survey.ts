import type { YearlyRow } from '../../../shared/monitoring/yearly-rows.loader';

/** A survey as stored. */
export interface PlantingSurveyRow extends YearlyRow {
  readonly sown_area_ha: number;
  readonly rice_area_ha: number | null;
  readonly vegetable_area_ha: number | null;
  readonly fruit_area_ha: number | null;
  readonly nitrogen_t: number | null;
  readonly phosphate_t: number | null;
  readonly pesticide_t: number | null;
  readonly plastic_film_t: number | null;
  readonly total_nitrogen_loss_t: number | null;
  readonly total_phosphorus_loss_t: number | null;
  readonly provenance: string;
  readonly source: string;
}

/** A survey under its published names. */
export function plantingSurvey(row: PlantingSurveyRow) {
  return {
    district: { code: row.district_code },
    year: row.year,
    sownArea: row.sown_area_ha,
    riceArea: row.rice_area_ha,
    vegetableArea: row.vegetable_area_ha,
    fruitArea: row.fruit_area_ha,
    nitrogen: row.nitrogen_t,
    phosphate: row.phosphate_t,
    pesticide: row.pesticide_t,
    plasticFilm: row.plastic_film_t,
    totalNitrogenLoss: row.total_nitrogen_loss_t,
    totalPhosphorusLoss: row.total_phosphorus_loss_t,
    provenance: row.provenance,
    source: row.source,
  };
}
