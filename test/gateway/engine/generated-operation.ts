import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** An operation of a schema, with values for its variables. */
export interface GeneratedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Making {
  readonly schema: GraphQLSchema;
  /** From 0 to 1, another one at each call. */
  readonly random: () => number;
  readonly fragments: string[];
  readonly conditions: Set<string>;
  names: number;
}

/**
 * An operation at random, valid for the schema but for fields that do not merge: with aliases,
 * fragments, conditions, one field at several places, and the type of each object of an abstract one.
 */
export function generatedOperation(
  schema: GraphQLSchema,
  random: () => number,
): GeneratedOperation {
  const making: Making = { schema, random, fragments: [], conditions: new Set(), names: 0 };
  const isMutation = random() < 0.1 && schema.getMutationType() != null;
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new TypeError('A schema has a type of queries.');
  const set = selectionSet(root, making, 4);
  const definitions = [...making.conditions].map((name) => `$${name}: Boolean!`);
  const head = `${isMutation ? 'mutation' : 'query'} Q${definitions.length > 0 ? `(${definitions.join(', ')})` : ''}`;
  const variables = Object.fromEntries(
    [...making.conditions].map((name) => [name, random() < 0.5]),
  );
  return { query: [`${head} ${set}`, ...making.fragments].join('\n'), variables };
}

function selectionSet(type: GraphQLCompositeType, making: Making, depth: number): string {
  const { random } = making;
  const wanted = 1 + Math.floor(random() * 4);
  const parts = Array.from({ length: wanted }, () => selection(type, making, depth)).filter(
    (part) => part !== '',
  );
  if (parts.length === 0 || isAbstractType(type)) parts.unshift('__typename');
  return `{ ${parts.join(' ')} }`;
}

function selection(type: GraphQLCompositeType, making: Making, depth: number): string {
  const { random, schema } = making;
  const luck = random();
  if (luck < 0.1) return `__typename${condition(making)}`;
  if (luck < 0.25 && isAbstractType(type)) {
    const possible = schema.getPossibleTypes(type);
    const one = possible[Math.floor(random() * possible.length)];
    return one
      ? `... on ${one.name}${condition(making)} ${selectionSet(one, making, depth - 1)}`
      : '';
  }
  if (luck < 0.32) return `...${condition(making)} ${selectionSet(type, making, depth - 1)}`;
  if (luck < 0.4) return spread(type, making, depth);
  if (luck < 0.45 && isObjectType(type) && type.getInterfaces().length > 0) {
    const [first] = type.getInterfaces();
    return first ? `... on ${first.name} ${selectionSet(first, making, depth - 1)}` : '';
  }
  if (isUnionType(type)) return '__typename';
  const fields = Object.values(type.getFields());
  const field = fields[Math.floor(random() * fields.length)];
  return field ? asked(field, making, depth) : '';
}

function spread(type: GraphQLCompositeType, making: Making, depth: number): string {
  making.names += 1;
  const name = `F${String(making.names)}`;
  making.fragments.push(
    `fragment ${name} on ${type.name} ${selectionSet(type, making, depth - 1)}`,
  );
  return `...${name}${condition(making)}`;
}

function asked(field: GraphQLField<unknown, unknown>, making: Making, depth: number): string {
  const type = getNamedType(field.type);
  if (isCompositeType(type) && depth <= 0) return '';
  making.names += 1;
  const alias = making.random() < 0.3 ? `a${String(making.names)}: ` : '';
  const given = field.args
    .filter(({ type: one }) => isNonNullType(one) || making.random() < 0)
    .map(({ name, type: one }) => `${name}: ${literal(one)}`);
  const below = isCompositeType(type) ? ` ${selectionSet(type, making, depth - 1)}` : '';
  return `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${condition(making)}${below}`;
}

function literal(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? 'null';
  return named.name === 'Int' ? '3' : '"t1"';
}

function condition(making: Making): string {
  if (making.random() >= 0.12) return '';
  const name = `c${String(Math.floor(making.random() * 3))}`;
  making.conditions.add(name);
  return making.random() < 0.5 ? ` @include(if: $${name})` : ` @skip(if: $${name})`;
}
