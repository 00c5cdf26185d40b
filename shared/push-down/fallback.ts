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

/** Kinds of reasons; the first three hold for each request of an operation. */
export const FALLBACK_KINDS = [
  'OPERATION', // The department's schema refuses it, or it is a mutation.
  'FIELD', // A field that is neither a column nor computed by a resolver, such as introspection.
  'DIRECTIVE', // `@skip` or `@include` depend on too many variables.
  'ARGUMENT', // Variables or arguments that do not fit.
  'INFERENCE', // Fields that would reveal what is hidden from the caller.
  'LIMITS', // A statement of datasets with different row limits, which push-down never makes.
  'KEYS', // Representations that are not the keys of one type.
  'VALUE', // A value that is not what the schema promises.
  'RESOLVER', // An error of a resolver that computes a member, which the resolvers report with its path.
  'STATEMENT', // PostgreSQL refused the statement.
  'COMPUTED', // Resolvers computed every member, within push-down but without a statement.
  'OFF', // Push-down is off by a setting.
  'TEXT', // The statement returned no valid text: a fault of push-down, which a test finds.
] as const;

/** Why an operation, or this request of it, is left to the resolvers. */
export type FallbackKind = (typeof FALLBACK_KINDS)[number];
