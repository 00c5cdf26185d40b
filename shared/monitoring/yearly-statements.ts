import { int, list, nullable, text, type SqlType } from '../data/sql-type';
import { statement, type RowOfColumns, type Statement } from '../data/statement';

/** Columns that every row of a yearly table has. */
export interface YearlyRow {
  readonly district_code: string;
  readonly year: number;
}

/** A table of figures by district and year. */
interface YearlyTable<C extends YearlyColumns> {
  /** Schema-qualified. */
  readonly table: string;
  /** Columns to read. */
  readonly columns: C;
  /** Third column of the key; absent: the key is district and year. */
  readonly within?: string & keyof C;
}

type YearlyColumns = Readonly<Record<string, SqlType<unknown>>> & {
  readonly district_code: SqlType<string>;
  readonly year: SqlType<number>;
};

type Years = ReadonlyArray<number> | null;

/** The statements over one yearly table; newest year first. */
export interface YearlyStatements<Row extends YearlyRow> {
  /**
   * Selects rows of districts, of these years or of the newest three years that each district has.
   */
  readonly ofDistricts: Statement<Row, readonly [districts: ReadonlyArray<string>, years: Years]>;
  /**
   * Selects rows of one district or all, and of these years or all, after a position in the list.
   */
  readonly page: Statement<
    Row & { readonly key: string },
    readonly [
      district: string | null,
      years: Years,
      year: number | null,
      behind: string,
      within: string,
      limit: number,
    ]
  >;
  readonly count: Statement<
    { readonly count: number },
    readonly [district: string | null, years: Years]
  >;
}

/** The row that these statements read. */
export type YearlyRowOf<S> = S extends YearlyStatements<infer Row> ? Row : never;

/**
 * Creates the statements over a yearly table. Assign the result to an exported constant, so that
 * the test finds the statements.
 */
export function yearlyStatements<const C extends YearlyColumns>({
  table,
  columns,
  within,
}: YearlyTable<C>): YearlyStatements<RowOfColumns<C>> {
  const last = within ? `t.${within}` : "''::text";
  const selected = Object.keys(columns)
    .map((name) => `t.${name}`)
    .join(', ');
  return {
    ofDistricts: statement({
      text: `select ${selected} from (
           select t.*, dense_rank() over (partition by t.district_code order by t.year desc) as age
           from ${table} t
           where t.district_code = any($1) and ($2::int[] is null or t.year = any($2))
         ) t where $2::int[] is not null or t.age <= 3
         order by t.district_code, t.year desc, ${last}`,
      columns,
      parameters: [list(text()), nullable(list(int()))],
    }),
    page: statement({
      text: `select ${selected}, concat_ws('|', t.year, t.district_code, ${last}) as key
     from ${table} t
     where ${MATCHES_CRITERIA} and ($3::int is null or (-t.year, t.district_code, ${last}) > (-$3::int, $4, $5))
     order by t.year desc, t.district_code, ${last} limit $6`,
      columns: { ...columns, key: text() },
      parameters: [nullable(text()), nullable(list(int())), nullable(int()), text(), text(), int()],
    }),
    count: statement({
      text: `select count(*) from ${table} t where ${MATCHES_CRITERIA}`,
      columns: { count: int() },
      parameters: [nullable(text()), nullable(list(int()))],
    }),
  };
}

const MATCHES_CRITERIA = `($1::text is null or t.district_code = $1) and ($2::int[] is null or t.year = any($2))`;
