import {
  Kind,
  TypeInfo,
  getNullableType,
  isInputObjectType,
  isListType,
  parseType,
  print,
  valueFromAST,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

/** An operation whose literals were replaced by variables, and the values of these. */
export interface HoistedOperation {
  readonly document: DocumentNode;
  /** Coerced values of the variables that replace literals; its prototype is null. */
  readonly literals: Readonly<Record<string, unknown>>;
  /** New names of the caller's variables, where they had to be renamed. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** A name that @apollo/gateway reserves in fetches of entities. */
const RESERVED = 'representations';

/**
 * Replaces each literal argument of an operation by a variable, so that operations that differ only
 * in values are planned and compiled once.
 *
 * The document must be valid and hold one operation. Equal literals of one argument share a
 * variable, because two mentions of one field would otherwise no longer merge. Literals in
 * directives and in introspection stay, because plans depend on them.
 */
export function hoistedLiterals(schema: GraphQLSchema, document: DocumentNode): HoistedOperation {
  const taken = variablesOf(document);
  const hoists: Hoists = { schema, taken, definitions: new Map(), literals: emptyValues() };
  const types = new TypeInfo(schema);
  const hoisted = visit(
    document,
    visitWithTypeInfo(types, {
      Field: (field: FieldNode): FieldNode | undefined => {
        const known = types.getFieldDef()?.args ?? [];
        if (!field.arguments?.length || field.name.value.startsWith('__')) return undefined;
        const typeOf = new Map(known.map(({ name, type }) => [name, type]));
        const hoistedArguments = field.arguments.map((argument) =>
          hoistedArgument(argument, typeOf, { field: field.name.value, hoists }),
        );
        return { ...field, arguments: hoistedArguments };
      },
    }),
  );
  const renamed = new Map(taken.has(RESERVED) ? [[RESERVED, freeName(hoists)]] : []);
  const defined = withDefinitions(hoisted, [...hoists.definitions.values()]);
  return {
    document: renamed.size > 0 ? withNames(defined, renamed) : defined,
    literals: hoists.literals,
    renamed,
  };
}

/** An object without prototype: it has no names but those that were given. */
export function emptyValues(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>; // `Object.create` returns `any`.
}

interface Hoists {
  readonly schema: GraphQLSchema;
  readonly taken: Set<string>;
  /** By argument, type and value. */
  readonly definitions: Map<string, VariableDefinitionNode>;
  readonly literals: Record<string, unknown>;
}

interface Place {
  /** Names of the field, its argument and the input fields inside. */
  readonly field: string;
  readonly hoists: Hoists;
}

function hoistedArgument<Node extends ArgumentNode | ObjectFieldNode>(
  node: Node,
  typeOf: ReadonlyMap<string, GraphQLInputType>,
  { field, hoists }: Place,
): Node {
  const type = typeOf.get(node.name.value);
  if (!type) return node;
  const place = { field: `${field}.${node.name.value}`, hoists };
  return { ...node, value: hoistedValue(node.value, type, place) };
}

function hoistedValue(value: ValueNode, type: GraphQLInputType, place: Place): ValueNode {
  if (value.kind === Kind.VARIABLE) return value;
  if (!holdsVariable(value)) return variableFor(value, type, place);
  const inner = getNullableType(type);
  if (value.kind === Kind.OBJECT && isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields());
    const typeOf = new Map(fields.map((one) => [one.name, one.type]));
    return { ...value, fields: value.fields.map((one) => hoistedArgument(one, typeOf, place)) };
  }
  if (value.kind !== Kind.LIST || !isListType(inner)) return value;
  const itemType: GraphQLInputType = inner.ofType;
  return { ...value, values: value.values.map((one) => hoistedValue(one, itemType, place)) };
}

function holdsVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(holdsVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => holdsVariable(field.value));
  return value.kind === Kind.VARIABLE;
}

function variableFor(value: ValueNode, type: GraphQLInputType, { field, hoists }: Place) {
  const coerced: unknown = valueFromAST(value, type);
  if (coerced === undefined) return value; // No valid document has such a literal.
  const key = `${field} ${String(type)} ${print(value)}`;
  const known = hoists.definitions.get(key);
  if (known) return known.variable;
  const name = freeName(hoists);
  const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const;
  const typeNode = parseType(String(type), { noLocation: true });
  hoists.definitions.set(key, { kind: Kind.VARIABLE_DEFINITION, variable, type: typeNode });
  hoists.literals[name] = coerced;
  return variable;
}

function freeName({ taken }: Hoists): string {
  let at = taken.size;
  while (taken.has(`v${String(at)}`)) at += 1;
  taken.add(`v${String(at)}`);
  return `v${String(at)}`;
}

function variablesOf({ definitions }: DocumentNode): Set<string> {
  const found = definitions.flatMap((part) =>
    part.kind === Kind.OPERATION_DEFINITION ? (part.variableDefinitions ?? []) : [],
  );
  return new Set(found.map(({ variable }) => variable.name.value));
}

function withDefinitions(
  { definitions }: DocumentNode,
  added: ReadonlyArray<VariableDefinitionNode>,
): DocumentNode {
  return {
    kind: Kind.DOCUMENT,
    definitions: definitions.map((part) =>
      part.kind === Kind.OPERATION_DEFINITION ? defined(part, added) : part,
    ),
  };
}

function defined(
  operation: OperationDefinitionNode,
  added: ReadonlyArray<VariableDefinitionNode>,
): OperationDefinitionNode {
  const { variableDefinitions: own = [] } = operation;
  return { ...operation, variableDefinitions: [...own, ...added] };
}

function withNames(document: DocumentNode, names: ReadonlyMap<string, string>): DocumentNode {
  return visit(document, {
    Variable: (variable) => {
      const name = names.get(variable.name.value);
      return name === undefined
        ? undefined
        : { ...variable, name: { ...variable.name, value: name } };
    },
  });
}
