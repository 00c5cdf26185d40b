import { Float } from 'type-graphql';
import type { DepartmentContext } from '../department-context';
import { latestReading, Reading } from '../observations/reading';
import type { StationKey, StationRow } from './station-row';

/** Where a published field of a station comes from. */
export type FieldSource =
  | {
      readonly from: 'COLUMN';
      readonly column: string;
      readonly sqlType: string;
      /** It is the key of the entity that the field leads to; absent: the value itself. */
      readonly isKey?: true;
    }
  /** Of columns of station `t`. */
  | { readonly from: 'EXPRESSION'; readonly sql: string }
  | { readonly from: 'CODE' };

/** What type-graphql publishes a field as: a scalar, an enumeration or a class. */
type PublishedType = () => object;

/** A field that a type of station has beside those of every station. */
export interface StationField<Value> {
  readonly source: FieldSource;
  readonly type: PublishedType;
  readonly description: string;
  readonly isNullable: boolean;
  /** Dataset that it is in; absent: that of its type. */
  readonly dataset?: string;
  /** Its value in a row. */
  readonly of?: (row: StationRow) => Value;
  /** Answers for a row by asking further; with neither, a resolver of the type answers. */
  readonly answer?: FieldAnswer;
  /** What its argument `at` means; absent: it has none. */
  readonly at?: string;
}

/** Answers a field for a row; `at` is null where it is not given. */
export type FieldAnswer = (
  row: StationRow,
  context: DepartmentContext,
  at: string | null,
) => Promise<unknown>;

/** The fields of a type of station by their published names, in the order of the schema. */
export type StationFields = Readonly<Record<string, StationField<unknown>>>;

/** What the fields of a type add to the row of a station. */
export type ValuesOf<Fields extends StationFields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends StationField<infer Value> ? Value : never;
};

/** A number as stored. */
export function floatColumn(column: string, description: string): StationField<number | null> {
  return columnField<number>(
    { column, sqlType: 'double precision', type: () => Float },
    description,
  );
}

/** A text as stored. */
export function textColumn(column: string, description: string): StationField<string | null> {
  return columnField<string>({ column, sqlType: 'text', type: () => String }, description);
}

/** A text that is stored as one of an enumeration; the column's own constraint, or who stores it, keeps to it. */
export function enumColumn<Value extends string>(
  column: string,
  type: () => Readonly<Record<string, Value>>,
  description: string,
): StationField<Value | null> {
  return columnField<Value>({ column, sqlType: 'text', type }, description);
}

interface PublishedColumn {
  readonly column: string;
  readonly sqlType: string;
  readonly type: PublishedType;
}

function columnField<Value>(
  { type, ...stored }: PublishedColumn,
  description: string,
): StationField<Value | null> {
  return {
    source: { from: 'COLUMN', ...stored },
    type,
    description,
    isNullable: true,
    // Of the column's type, which a test compares with the table.
    of: (row) => (row.stored[stored.column] ?? null) as Value | null,
  };
}

/** A field that SQL can calculate from the columns of a station, as code does: a test compares the two. */
export function expression<Value>(declared: {
  /** Of columns of station `t`. */
  readonly sql: string;
  readonly of: (row: StationRow) => Value;
  readonly type: PublishedType;
  readonly description: string;
  readonly isNullable: boolean;
}): StationField<Value> {
  const { sql, ...field } = declared;
  return { ...field, source: { from: 'EXPRESSION', sql } };
}

/** A field that code answers: from the row, or, without `of`, by a resolver of the type. */
export function code<Value = undefined>(
  type: PublishedType,
  description: string,
  of?: (row: StationRow) => Value,
): StationField<Value> {
  const valued = of === undefined ? {} : { of };
  return { source: { from: 'CODE' }, type, description, isNullable: true, ...valued };
}

/** A field that code answers by asking further. */
export function answered(
  type: PublishedType,
  description: string,
  answer: FieldAnswer,
): StationField<undefined> {
  return { ...code(type, description), answer };
}

/** The newest value of an indicator at the station; see `readingOf`. */
export function newest(symbol: string, description: string): StationField<undefined> {
  return answered(
    () => Reading,
    description,
    (row, context) => latestReading(context, row, symbol),
  );
}

/** What a station is assessed as by a standard: now, or as its values were at an instant. */
export function assessment(
  type: PublishedType,
  description: string,
  answer: FieldAnswer,
): StationField<undefined> {
  const at = 'Instant to assess; absent: the latest values (评价时刻)';
  return { ...answered(type, description, answer), at };
}

/** Measurements of a dataset of their own: a part of the station that only its readers see. */
export function restricted<Root extends StationKey = StationKey>(
  type: PublishedType,
  { dataset, description }: { readonly dataset: string; readonly description: string },
  of: (key: StationKey, row: StationRow) => Root = (key) => key as Root, // A key alone, unless more is asked.
): StationField<Root> {
  const field = code(type, description, (row) => of({ id: row.id, dataset }, row));
  return { ...field, dataset };
}
