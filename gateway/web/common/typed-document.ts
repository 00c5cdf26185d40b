declare const TYPES: unique symbol;
declare const DATA: unique symbol;

/**
 * An operation with the types of its answer and its variables: generated from a `.graphql` file, or made by
 * `textDocument`.
 */
export interface TypedDocument<Data, Variables> {
  readonly name: string;
  readonly text: string;
  /** Never set: TypeScript infers both types from it. */
  readonly [TYPES]?: (variables: Variables) => Data;
}

/** A fragment for documents built at run time, generated from a `.parts.graphql` file. */
export interface TypedPart<Data> {
  readonly name: string;
  /** The texts of the fragment and of the fragments that it reaches, by name. */
  readonly texts: Readonly<Record<string, string>>;
  /** Never set: TypeScript infers the type from it. */
  readonly [DATA]?: Data;
}

/**
 * Builds a document whose operation depends on the graph, with the fragments that it uses.
 * `test/pages/built-queries.test.ts` validates every document that is built.
 */
export function builtDocument<Data, Variables>(
  name: string,
  operation: string,
  parts: ReadonlyArray<TypedPart<unknown>>,
): TypedDocument<Data, Variables> {
  const texts: Readonly<Record<string, string>> = Object.assign(
    {},
    ...parts.map((part) => part.texts),
  );
  return { name, text: [operation, ...Object.values(texts)].join('\n\n') };
}

/**
 * Data of an operation whose text is not known at build time: a recipe, or a query that a user
 * wrote.
 */
export type AnyData = Readonly<Record<string, unknown>>;

/** Wraps a text that is no file of the pages as a document; its answer is not typed. */
export function textDocument(text: string): TypedDocument<AnyData, AnyData> {
  return { name: '', text };
}
