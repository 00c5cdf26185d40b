declare const TYPES: unique symbol;

/**
 * An operation with the types of its answer and its variables: generated from a `.graphql` file, or made by
 * `textDocument`.
 */
export interface TypedDocument<Data, Variables> {
  readonly name: string;
  readonly text: string;
  /** Never there: TypeScript infers both types from it. */
  readonly [TYPES]?: (variables: Variables) => Data;
}

/** Data that answer a text of which nothing is known before: a recipe, or what somebody wrote. */
export type AnyData = Readonly<Record<string, unknown>>;

/** A text that is no file of the pages, as a document; its answer is what it is. */
export function textDocument(text: string): TypedDocument<AnyData, AnyData> {
  return { name: '', text };
}
