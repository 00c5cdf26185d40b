import { column, type EntityTable } from '../../../shared/monitoring/entity-table';

/** The indicators as SQL reads them by their codes; their queries also search by symbol and name. */
export const indicatorTable: EntityTable = {
  type: 'Indicator',
  table: 'indicator',
  key: 'code',
  order: 'position',
  dataset: 'reference/indicators',
  sources: {
    code: column('text', 'code'),
    symbol: column('text', 'symbol'),
    nameZh: column('text', 'name_zh'),
    nameEn: column('text', 'name_en'),
    unit: column('text', 'unit'),
    decimals: column('integer', 'decimals'),
    aggregation: column('text', 'aggregation'),
    plausibleMin: column('double precision', 'plausible_min'),
    plausibleMax: column('double precision', 'plausible_max'),
    source: column('text', 'source'),
  },
};
