import { Float } from 'type-graphql';
import type { DepartmentContext } from '../department-context';
import type { DeclaredReadings } from '../observations/declared-readings';
import { latestReading, Reading } from '../observations/reading';
import type { StationKey, StationRow } from './station-row';

/**
 * Source of a published field of a station: a column, an SQL expression, measurements or code.
 */
export type FieldSource =
  | {
      readonly from: 'COLUMN';
      readonly column: string;
      readonly sqlType: string;
      /**
       * The column is the key of the entity that the field returns; absent: the column is the value
       * itself.
       */
      readonly isKey?: true;
    }
  /** `sql` is an expression over columns of station `t`. */
  | { readonly from: 'EXPRESSION'; readonly sql: string }
  /** The newest usable value of an indicator at the station, see `readingOf`. */
  | { readonly from: 'NEWEST'; readonly symbol: string }
  /** The measurements of another dataset at the station. */
  | { readonly from: 'RESTRICTED'; readonly dataset: string }
  /** `readings` are what it is computed from; absent: unknown. */
  | { readonly from: 'CODE'; readonly readings?: DeclaredReadings };

/** Published type of a field for type-graphql: a scalar, an enumeration or a class. */
type PublishedType = () => object;

/** A field of a type of station, in addition to the fields that all stations have. */
export interface StationField<Value> {
  readonly source: FieldSource;
  readonly type: PublishedType;
  readonly description: string;
  readonly isNullable: boolean;
  /** Dataset of the field; absent: the dataset of its type. */
  readonly dataset?: string;
  /** Returns the value of the field in a row. */
  readonly of?: (row: StationRow) => Value;
  /**
   * Computes the field by further reads; without `of` and `answer` a resolver of the type returns
   * it.
   */
  readonly answer?: FieldAnswer;
  /** Description of its argument `at`; absent: the field has no such argument. */
  readonly at?: string;
}

/** Computes a field of a row; `at` is null if it is omitted. */
export type FieldAnswer = (
  row: StationRow,
  context: DepartmentContext,
  at: string | null,
) => Promise<unknown>;

/** The fields of a type of station by their published names, in the order of the schema. */
export type StationFields = Readonly<Record<string, StationField<unknown>>>;

/** Values that the fields of a type add to the row of a station. */
export type ValuesOf<Fields extends StationFields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends StationField<infer Value> ? Value : never;
};

/** Creates a field with a stored number. */
export function floatColumn(column: string, description: string): StationField<number | null> {
  return columnField<number>(
    { column, sqlType: 'double precision', type: () => Float },
    description,
  );
}

/** Creates a field with a stored text. */
export function textColumn(column: string, description: string): StationField<string | null> {
  return columnField<string>({ column, sqlType: 'text', type: () => String }, description);
}

/**
 * Creates a field with a stored value of an enumeration; a constraint of the column, or the code
 * that stores it, ensures that the value is valid.
 */
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
    // A test compares the type of the column with the table.
    of: (row) => (row.stored[stored.column] ?? null) as Value | null,
  };
}

/**
 * Creates a field that both SQL and code calculate from the columns of a station; a test compares
 * the two.
 */
export function expression<Value>(declared: {
  /** SQL expression over columns of station `t`. */
  readonly sql: string;
  readonly of: (row: StationRow) => Value;
  readonly type: PublishedType;
  readonly description: string;
  readonly isNullable: boolean;
}): StationField<Value> {
  const { sql, ...field } = declared;
  return { ...field, source: { from: 'EXPRESSION', sql } };
}

/**
 * Creates a field that code computes: `of` from the row, or, without `of`, a resolver of the type.
 */
export function code<Value = undefined>(
  type: PublishedType,
  description: string,
  of?: (row: StationRow) => Value,
): StationField<Value> {
  const valued = of === undefined ? {} : { of };
  return { source: { from: 'CODE' }, type, description, isNullable: true, ...valued };
}

/** Creates a field that code computes by further reads. */
export function answered(
  type: PublishedType,
  description: string,
  answer: FieldAnswer,
): StationField<undefined> {
  return { ...code(type, description), answer };
}

/** Declares what a computed field is computed from, so that a statement reads it with the station. */
export function computedFrom<Value>(
  readings: DeclaredReadings,
  field: StationField<Value>,
): StationField<Value> {
  return { ...field, source: { from: 'CODE', readings } };
}

/** Creates a field with the newest value of an indicator at the station; see `readingOf`. */
export function newest(symbol: string, description: string): StationField<undefined> {
  const field = answered(
    () => Reading,
    description,
    (row, context) => latestReading(context, row, symbol),
  );
  return { ...field, source: { from: 'NEWEST', symbol } };
}

/**
 * Creates a field with the assessment of a station by a standard, from its latest values or its
 * values at an instant.
 */
export function assessment(
  type: PublishedType,
  description: string,
  answer: FieldAnswer,
): StationField<undefined> {
  const at = 'Instant to assess; absent: the latest values (评价时刻)';
  return { ...answered(type, description, answer), at };
}

/**
 * Creates a field with the measurements of a separate dataset, which only callers with access to
 * that dataset see.
 */
export function restricted<Root extends StationKey = StationKey>(
  type: PublishedType,
  { dataset, description }: { readonly dataset: string; readonly description: string },
  of: (key: StationKey, row: StationRow) => Root = (key) => key as Root, // By default the root is only the key.
): StationField<Root> {
  const field = code(type, description, (row) => of({ id: row.id, dataset }, row));
  return { ...field, dataset, source: { from: 'RESTRICTED', dataset } };
}
