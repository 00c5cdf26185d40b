/** A field of the graph, as introspection tells it. */
export interface GraphField {
  readonly name: string;
  readonly args: ReadonlyArray<{ readonly name: string; readonly type: { readonly kind: string } }>;
  readonly type: TypeRef;
}

interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType?: TypeRef | null;
}

/** What is known of the types of a dataset, by name, and of the questions of the graph. */
export interface GraphTypes {
  readonly query: ReadonlyArray<GraphField>;
  readonly types: ReadonlyMap<string, ReadonlyArray<GraphField>>;
}

/** What introspection answers to `typesQuery`. */
export type Introspected = Readonly<
  Record<string, { readonly fields: ReadonlyArray<GraphField> | null } | null>
>;

const FIELDS = `fields { name args { name type { kind } }
  type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }`;

/** Asks for types by name, and for Query. */
export function typesQuery(names: ReadonlyArray<string>): string {
  const types = names.map((name) => `${name}: __type(name: "${name}") { ${FIELDS} }`);
  return `query Types { Query: __type(name: "Query") { ${FIELDS} } ${types.join(' ')} }`;
}

/** The answer, to look up in. */
export function graphTypes(introspected: Introspected): GraphTypes {
  const types = Object.entries(introspected).map(
    ([name, type]) => [name, type?.fields ?? []] as const,
  );
  const known = new Map(types);
  return { query: known.get('Query') ?? [], types: known };
}

/** The named type of a field, whatever lists and promises are around it. */
export function typeName({ type }: GraphField): string {
  let inner: TypeRef = type;
  while (inner.ofType) inner = inner.ofType;
  return inner.name ?? '';
}

/** Whether a field is a list. */
export function isList({ type }: GraphField): boolean {
  return type.kind === 'LIST' || type.ofType?.kind === 'LIST';
}

/** Whether a field is a value by itself. */
export function isLeaf({ type }: GraphField): boolean {
  let inner: TypeRef = type;
  while (inner.ofType) inner = inner.ofType;
  return inner.kind === 'SCALAR' || inner.kind === 'ENUM';
}

/** Whether a field can be asked for without arguments. */
export function wantsNothing({ args }: GraphField): boolean {
  return args.every(({ type }) => type.kind !== 'NON_NULL');
}
