declare const TYPES: unique symbol;
declare const DATA: unique symbol;

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

/** A fragment of which documents are built: generated from a `.parts.graphql` file. */
export interface TypedPart<Data> {
  readonly name: string;
  /** Its text and those of the fragments that it reaches, by their names. */
  readonly texts: Readonly<Record<string, string>>;
  /** Never there: TypeScript infers the type from it. */
  readonly [DATA]?: Data;
}

/**
 * A document whose operation is built, because what it asks is known from the graph alone, with the parts
 * that it spreads. `test/pages/built-queries.test.ts` validates all that are built.
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

/** Data that answer a text of which nothing is known before: a recipe, or what somebody wrote. */
export type AnyData = Readonly<Record<string, unknown>>;

/** A text that is no file of the pages, as a document; its answer is what it is. */
export function textDocument(text: string): TypedDocument<AnyData, AnyData> {
  return { name: '', text };
}
