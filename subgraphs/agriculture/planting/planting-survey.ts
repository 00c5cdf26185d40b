import { float, int, nullable, text } from '../../../shared/data/sql-type';
import { yearlyStatements, type YearlyRowOf } from '../../../shared/monitoring/yearly-statements';

/** Statements on the table. */
export const PLANTING_SURVEYS = yearlyStatements({
  table: 'agriculture.planting_survey',
  columns: {
    district_code: text(),
    year: int(),
    sown_area_ha: float(),
    rice_area_ha: nullable(float()),
    vegetable_area_ha: nullable(float()),
    fruit_area_ha: nullable(float()),
    nitrogen_t: nullable(float()),
    phosphate_t: nullable(float()),
    pesticide_t: nullable(float()),
    plastic_film_t: nullable(float()),
    total_nitrogen_loss_t: nullable(float()),
    total_phosphorus_loss_t: nullable(float()),
    provenance: text(),
    source: text(),
  },
});

/** A survey as stored. */
export type PlantingSurveyRow = YearlyRowOf<typeof PLANTING_SURVEYS>;

/** The published form of a survey. */
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
