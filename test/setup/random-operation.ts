import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** A number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number;

/** A random operation with the values of its variables. */
export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, boolean>>;
}

const FLAGS = ['v0', 'v1', 'v2'] as const;

/** How an operation is drawn. */
export interface Drawing {
  /** Levels of fields below the root. */
  readonly deepest: number;
  /** The arguments of a field in parentheses: always the same for a field, so that two of one name can be merged. */
  readonly argumentsOf: (field: GraphQLField<unknown, unknown>) => string;
  /** More variables of the head: `, $first: Int!`. */
  readonly head?: () => string;
}

const SHALLOW: Drawing = { deepest: 3, argumentsOf: neededArguments };

/**
 * Writes an operation of a schema: aliases, inline and named fragments, interfaces, unions, `@include` and
 * `@skip` by variables and by constants, the same field twice. It may be invalid where fields of one name
 * cannot be merged; whoever asks for one validates it.
 */
export function randomOperation(
  schema: GraphQLSchema,
  draw: Draw,
  drawing: Drawing = SHALLOW,
): RandomOperation {
  const fragments: string[] = [];
  const writer: Writer = { schema, draw, fragments, ...drawing };
  const query = schema.getQueryType();
  if (!query) throw new TypeError('A schema has queries.');
  const set = selectionSet(writer, query, 0);
  const values = FLAGS.map((flag) => [flag, draw(2) === 1] as const);
  const defaults = FLAGS.map((flag) => [flag, draw(3) === 0] as const);
  const head = defaults.map(([flag, has]) => `$${flag}: Boolean! ${has ? '= true' : ''}`).join();
  const given = values.filter(
    ([flag]) => !defaults.some(([name, has]) => name === flag && has) || draw(2) === 0,
  );
  // Each variable is used, so that the document is valid.
  const uses = FLAGS.map((flag, at) => `u${String(at)}: __typename @include(if: $${flag})`).join(
    ' ',
  );
  return {
    text: `query Q(${head}${drawing.head?.() ?? ''}) { ${uses} ${set} }\n${fragments.join('\n')}`,
    variables: Object.fromEntries(given),
  };
}

interface Writer extends Drawing {
  readonly schema: GraphQLSchema;
  readonly draw: Draw;
  readonly fragments: string[];
}

function selectionSet(writer: Writer, type: GraphQLCompositeType, depth: number): string {
  const parts = Array.from({ length: 1 + writer.draw(3) }, () => selection(writer, type, depth));
  return parts.join(' ');
}

function selection(writer: Writer, type: GraphQLCompositeType, depth: number): string {
  const { draw } = writer;
  const kind = draw(10);
  if (kind === 0) return `__typename ${condition(draw)}`;
  if (kind <= 2 && depth < writer.deepest) return fragment(writer, type, depth);
  return field(writer, type, depth) ?? '__typename';
}

function fragment(writer: Writer, type: GraphQLCompositeType, depth: number): string {
  const { schema, draw, fragments } = writer;
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  const around = Object.values(schema.getTypeMap()).filter(
    (one) => isInterfaceType(one) && possible.some((each) => schema.isSubType(one, each)),
  );
  const among = [...possible, ...around, type] as ReadonlyArray<GraphQLCompositeType>;
  const on = among[draw(among.length)] ?? type;
  const set = selectionSet(writer, on, depth + 1);
  if (draw(2) === 0) return `... on ${on.name} ${condition(draw)} { ${set} }`;
  const name = `F${String(fragments.length)}`;
  fragments.push(`fragment ${name} on ${on.name} { ${set} }`);
  return `...${name} ${condition(draw)}`;
}

function field(writer: Writer, type: GraphQLCompositeType, depth: number): string | undefined {
  const { draw } = writer;
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  const fields = Object.values(type.getFields());
  const leaves = fields.filter((one) => !isCompositeType(getNamedType(one.type)));
  const wanted = depth >= writer.deepest ? leaves : fields;
  const chosen = wanted[draw(wanted.length)];
  if (!chosen) return undefined;
  const alias = draw(3) === 0 ? `a${String(draw(1000))}: ` : '';
  const inner = getNamedType(chosen.type);
  const set = isCompositeType(inner) ? `{ ${selectionSet(writer, inner, depth + 1)} }` : '';
  return `${alias}${chosen.name}${writer.argumentsOf(chosen)} ${condition(draw)} ${set}`;
}

function neededArguments({ args }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(
    ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined,
  );
  if (given.length === 0) return '';
  return `(${given.map(({ name, type }) => `${name}: ${literal(type)}`).join()})`;
}

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const wanted = Object.values(type.getFields()).filter((one) => isNonNullType(one.type));
    return `{${wanted.map((one) => `${one.name}: ${literal(one.type)}`).join()}}`;
  }
  return LITERALS[type.name] ?? '"x"';
}

const LITERALS: Readonly<Record<string, string>> = {
  Int: '1',
  Float: '1.5',
  Boolean: 'true',
  Date: '"2026-11-01"',
  DateTime: '"2026-11-01T00:00:00Z"',
};

function condition(draw: Draw): string {
  const name = draw(2) === 0 ? 'include' : 'skip';
  const kind = draw(8);
  if (kind > 2) return '';
  const value = kind === 0 ? String(draw(2) === 0) : `$${FLAGS[draw(FLAGS.length)] ?? 'v0'}`;
  return `@${name}(if: ${value})`;
}
