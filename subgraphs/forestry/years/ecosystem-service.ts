import { float, int, nullable, text } from '../../../shared/data/sql-type';
import { yearlyStatements, type YearlyRowOf } from '../../../shared/monitoring/yearly-statements';

/** Statements on the table. */
export const ECOSYSTEM_SERVICES = yearlyStatements({
  table: 'forestry.ecosystem_service',
  columns: {
    district_code: text(),
    year: int(),
    service: text(),
    quantity: nullable(float()),
    quantity_unit: nullable(text()),
    value_cny10k: float(),
    standard: text(),
    provenance: text(),
    source: text(),
  },
  within: 'service',
});

/** Value of one service as stored. */
export type EcosystemServiceRow = YearlyRowOf<typeof ECOSYSTEM_SERVICES>;

/** The published form of the value of one service. */
export function ecosystemService(row: EcosystemServiceRow) {
  return {
    district: { code: row.district_code },
    year: row.year,
    service: row.service,
    quantity: row.quantity,
    quantityUnit: row.quantity_unit,
    value: row.value_cny10k,
    standard: row.standard,
    provenance: row.provenance,
    source: row.source,
  };
}
