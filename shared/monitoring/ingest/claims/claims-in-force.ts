import type { Transaction } from '../../../data/database';
import { text } from '../../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../../data/statement';
import type { IndicatorFact } from '../../../domain/indicators';
import { RiverGateError } from '../../../errors/rivergate-error';
import { seriesKey, type SeriesOf } from '../../../sharing/series-claims';

/**
 * Returns the dataset that claims a kind of series; throws UNCLAIMED_SERIES if no dataset claims
 * it, or more than one.
 */
export type DatasetOfSeries = (
  kind: string,
  indicator: IndicatorFact,
  averaging: SeriesOf['averaging'],
) => string;

/**
 * Returns the lookup of the claims of a department's datasets, as the last start settled them
 * (`settle-claims.ts`).
 */
export async function claimsInForce(
  transaction: Transaction,
  department: string,
): Promise<DatasetOfSeries> {
  const rows = await transaction.query(CLAIMS_IN_FORCE(department));
  const claims = new Map(rows.map((row) => [seriesKey(row), row.dataset]));
  return (kind, { code, symbol }, averaging) => {
    const dataset = claims.get(seriesKey({ kind, indicatorCode: code, averaging }));
    if (dataset !== undefined) return dataset;
    throw new RiverGateError(
      'UNCLAIMED_SERIES',
      `${kind} × ${symbol} (${code}) × ${averaging} requires exactly one dataset of ${department}, but is claimed by none or by several: declare measures: [{ kinds: ['${kind}'], indicators: ['${symbol}'], averaging: ['${averaging}'] }] in one of subgraphs/${department}/datasets.ts.`,
    );
  };
}

/** Selects the claims in force of a department. */
export const CLAIMS_IN_FORCE = statementFamily({
  text: (schema: string) => `select kind, indicator_code as "indicatorCode", averaging, dataset
     from ${schema}.series_claim where is_claimed`,
  columns: {
    kind: text(),
    indicatorCode: text(),
    averaging: text<SeriesOf['averaging']>(),
    dataset: text(),
  },
  examples: [[EXAMPLE_SCHEMA]],
});
