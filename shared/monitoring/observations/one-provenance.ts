import { Provenance } from '../vocabulary';

/** A row with the origin of its value, or the origins of its values. */
interface Sourced {
  readonly provenance: string | ReadonlyArray<string>;
}

/**
 * Returns the rows from which one figure may be calculated: the measured rows if there are any,
 * otherwise the synthetic ones. A figure never combines measured and synthetic data; a row that
 * contains both is left out.
 */
export function rowsOfOneProvenance<Row extends Sourced>(
  rows: ReadonlyArray<Row>,
): ReadonlyArray<Row> {
  const measured = rows.filter((row) => isAll(row, Provenance.MEASURED));
  return measured.length > 0 ? measured : rows.filter((row) => isAll(row, Provenance.SYNTHETIC));
}

function isAll({ provenance }: Sourced, wanted: string): boolean {
  return [provenance].flat().every((one) => one === wanted);
}

/**
 * Returns the same rule as SQL over the common table expression `from`, which has a column
 * `provenance`: one figure is calculated for each group of the `group` columns.
 */
export function oneProvenanceSql(from: string, group: string): string {
  const isMeasured = `provenance = '${Provenance.MEASURED}'`;
  return `select * from (
    select *, bool_or(${isMeasured}) over (partition by ${group}) as has_measured from ${from}
  ) of_both where ${isMeasured} or not has_measured`;
}
