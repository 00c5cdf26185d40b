/**
 * Why an operation is left to the resolvers. Compiling and running a pushed operation throw it; it
 * never reaches a caller.
 */
export class Fallback extends Error {
  constructor(
    readonly kind: FallbackKind,
    /** What it is about: the coordinate of a field, the name of a directive. */
    readonly about: string,
  ) {
    super(`${kind} ${about}`);
    this.name = 'Fallback';
  }
}

/** Kinds of reasons; those of an operation hold for each of its requests. */
export type FallbackKind = OperationFallback | RequestFallback;

/** The operation cannot be one statement for each dataset. */
type OperationFallback =
  /** The department's schema refuses it, or it is a mutation. */
  | 'OPERATION'
  /** A field, or a type, that no declaration leads to a column. */
  | 'FIELD'
  /** `@skip` or `@include` depend on too many variables. */
  | 'DIRECTIVE';

/** This request is an exception; the resolvers report its error exactly. */
type RequestFallback =
  /** Variables or arguments that do not fit. */
  | 'ARGUMENT'
  /** Fields that would reveal what is hidden from the caller. */
  | 'INFERENCE'
  /** Datasets of one object with different row limits. */
  | 'LIMITS'
  /** Representations that are not the keys of one type. */
  | 'KEYS'
  /** A value that is not what the schema promises. */
  | 'VALUE'
  /** PostgreSQL refused the statement. */
  | 'STATEMENT'
  /** The statement returned no valid text: a fault of push-down, which a test finds. */
  | 'TEXT';
