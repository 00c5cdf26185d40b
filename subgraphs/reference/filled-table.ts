/** A table of `reference`, and all its intended rows by column name. */
export interface FilledTable {
  readonly table: string;
  /** Columns of the primary key. */
  readonly key: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<Readonly<Record<string, unknown>>>;
}
