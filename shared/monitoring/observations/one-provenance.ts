import { Provenance } from '../vocabulary';

/** A row that one figure may be made of, with where it comes from: of several values, from several. */
interface Sourced {
  readonly provenance: string | ReadonlyArray<string>;
}

/**
 * The rows that one figure is made of: those that were measured where there are any, else those that were
 * made up. What was measured and what was made up never meet in one figure; a row that holds both is in
 * none.
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
 * The same in SQL, of the rows of the common table expression `from` that has a column `provenance`: one
 * figure is made of each group of these columns.
 */
export function oneProvenanceSql(from: string, group: string): string {
  const isMeasured = `provenance = '${Provenance.MEASURED}'`;
  return `select * from (
    select *, bool_or(${isMeasured}) over (partition by ${group}) as has_measured from ${from}
  ) of_both where ${isMeasured} or not has_measured`;
}
