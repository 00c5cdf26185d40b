import type { YearlyRow } from '../../../shared/monitoring/yearly-rows.loader';

/** Value of one service as stored. */
export interface EcosystemServiceRow extends YearlyRow {
  readonly service: string;
  readonly quantity: number | null;
  readonly quantity_unit: string | null;
  readonly value_cny10k: number;
  readonly standard: string;
  readonly provenance: string;
  readonly source: string;
}

/** Value of one service under its published names. */
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
