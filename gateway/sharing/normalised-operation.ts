import { createHash } from 'node:crypto';
import {
  Kind,
  TypeInfo,
  getNamedType,
  getOperationAST,
  isInputObjectType,
  print,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import type { NormalisedOperation } from '../ledger/entries';

/** An operation as the audit log stores it, and where its keys are. */
export interface RecordableOperation {
  readonly operation: NormalisedOperation;
  /** Keys (arguments of type ID) that are literals in the operation. */
  readonly literalKeys: ReadonlyArray<string>;
  /** Variables whose values are or contain keys. */
  readonly keyVariables: ReadonlyArray<string>;
}

/** The longest name that is stored whole: longer than any name in the schema. */
const LONGEST_NAME = 100;
/** How many characters of a longer name are stored, followed by a hash of the whole. */
const KEPT_OF_NAME = 60;
/** The longest text of an operation that is stored whole, in characters. */
const LONGEST_TEXT = 8_000;

/**
 * An operation without its literals, which may contain payload: each becomes `"*"`; names and
 * variables stay. Fragments that the operation does not spread are omitted. The caller chooses
 * names and length, so both are bounded: a long name is cut and followed by a hash of the whole,
 * and so is a long text, with a comment that says how much was cut.
 */
export function recordableOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): RecordableOperation {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new TypeError('recordableOperation requires a valid operation.');
  const alone = { kind: Kind.DOCUMENT, definitions: partsOf(operation, document) } as const;
  const keys = keysOf(schema, alone);
  const text = boundedText(
    print(
      visit(alone, {
        Name: BOUNDED_NAME,
        Argument: WITHOUT_LITERALS,
        VariableDefinition: DEFAULTLESS,
      }),
    ),
  );
  const name = operation.name ? boundedName(operation.name.value) : null;
  return { operation: { name, hash: sha256(text, 'base64url'), text }, ...keys };
}

const BOUNDED_NAME = {
  leave: (name: { readonly value: string }) => ({ ...name, value: boundedName(name.value) }),
};

/**
 * The name itself, or its beginning with a hash of the whole, so that different names stay
 * different.
 */
function boundedName(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  return `${name.slice(0, KEPT_OF_NAME)}__${sha256(name, 'hex').slice(0, 32)}`;
}

function boundedText(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const left = String(text.length - LONGEST_TEXT);
  return `${text.slice(0, LONGEST_TEXT)}\n# … ${left} characters more; SHA-256 of the whole: ${sha256(text, 'base64url')}`;
}

function sha256(text: string, encoding: 'hex' | 'base64url'): string {
  return createHash('sha256').update(text).digest(encoding);
}

const WITHOUT_LITERALS = {
  leave: (argument: { readonly value: ValueNode }) => ({
    ...argument,
    value: masked(argument.value),
  }),
};

const DEFAULTLESS = {
  leave: (definition: object) => ({ ...definition, defaultValue: undefined }),
};

const MASK: ValueNode = { kind: Kind.STRING, value: '*' };

function masked(value: ValueNode): ValueNode {
  if (value.kind === Kind.VARIABLE) return value;
  if (value.kind !== Kind.OBJECT) return MASK;
  return {
    ...value,
    fields: value.fields.map((field) => ({ ...field, value: masked(field.value) })),
  };
}

function partsOf(
  operation: OperationDefinitionNode,
  { definitions }: DocumentNode,
): ReadonlyArray<OperationDefinitionNode | FragmentDefinitionNode> {
  const fragments = definitions.filter((part) => part.kind === Kind.FRAGMENT_DEFINITION);
  const wanted = new Set<string>();
  const open: (OperationDefinitionNode | FragmentDefinitionNode)[] = [operation];
  for (let part = open.pop(); part; part = open.pop()) {
    visit(part, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.find((one) => one.name.value === name.value);
        if (!fragment || wanted.has(name.value)) return;
        wanted.add(name.value);
        open.push(fragment);
      },
    });
  }
  return [operation, ...fragments.filter(({ name }) => wanted.has(name.value))];
}

function keysOf(schema: GraphQLSchema, document: DocumentNode) {
  const types = new TypeInfo(schema);
  const literalKeys: string[] = [];
  const keyVariables = new Set<string>();
  const take = ({ value }: { readonly value: ValueNode }) => {
    const type = types.getInputType();
    if (value.kind === Kind.VARIABLE && type && mayHoldKeys(type))
      keyVariables.add(value.name.value);
    if (type && isKey(type)) literalKeys.push(...textsIn(value));
  };
  visit(document, visitWithTypeInfo(types, { Argument: take, ObjectField: take }));
  return { literalKeys, keyVariables: [...keyVariables] };
}

function isKey(type: GraphQLInputType): boolean {
  return getNamedType(type).name === 'ID';
}

function mayHoldKeys(type: GraphQLInputType): boolean {
  return isKey(type) || isInputObjectType(getNamedType(type));
}

function textsIn(value: ValueNode): ReadonlyArray<string> {
  if (value.kind === Kind.LIST) return value.values.flatMap(textsIn);
  return value.kind === Kind.STRING || value.kind === Kind.INT ? [value.value] : [];
}
