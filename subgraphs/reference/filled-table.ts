/** A table of `reference` and all rows it is to hold, by column name. */
export interface FilledTable {
  readonly table: string;
  /** Columns of the primary key. */
  readonly key: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<Readonly<Record<string, unknown>>>;
}
