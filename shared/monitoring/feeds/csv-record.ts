/** One record of a CSV text. */
export interface CsvRecord {
  /** Lines on which it begins and ends, from 1. */
  readonly first: number;
  readonly line: number;
  readonly cells: ReadonlyArray<string>;
}
