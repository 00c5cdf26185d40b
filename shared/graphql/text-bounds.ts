import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { RiverGateError } from '../errors/rivergate-error';

/** Maximum length of ids; no existing id is longer. */
const LONGEST_ID = 200;
/** Default bound of texts that are not stored (filters, cursors). */
const LONGEST_CHOICE = 4000;

/**
 * Wraps a resolver so that it throws TEXT_TOO_LONG if a text in its arguments, at any depth, is
 * longer than declared. Returns the resolver unchanged if it has no text arguments.
 */
export function boundTexts<Context>(
  field: GraphQLField<unknown, unknown>,
  resolve: GraphQLFieldResolver<unknown, Context>,
): GraphQLFieldResolver<unknown, Context> {
  if (textsOf(field.args).length === 0) return resolve;
  return (source, args: Readonly<Record<string, unknown>>, ...rest) => {
    for (const input of field.args) requireBounded(args[input.name], input, input.name);
    return resolve(source, args, ...rest);
  };
}

/**
 * Texts of mutations without a declared length, by coordinate: they are stored, so each needs its
 * own bound.
 */
export function unboundTexts(schema: GraphQLSchema): ReadonlyArray<string> {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  const texts = fields.flatMap(({ name, args }) => textsOf(args, `Mutation.${name}`));
  const open = texts.filter(({ input }) => isString(input.type) && !declaredOf(input));
  return [...new Set(open.map(({ coordinate }) => coordinate))].sort();
}

/** Throws TEXTS_UNBOUNDED if a mutation has a text without a declared length. */
export function requireTextBounds(schema: GraphQLSchema, department: string): void {
  const unbound = unboundTexts(schema);
  if (unbound.length === 0) return;
  throw new RiverGateError(
    'TEXTS_UNBOUNDED',
    `Department ${department} accepts texts without a declared length: ${unbound.join(', ')}.`,
    { inputs: unbound },
  );
}

type Input = GraphQLArgument | GraphQLInputField;

interface FoundText {
  readonly coordinate: string;
  readonly input: Input;
}

/** All texts among the inputs; visits each input type once. */
function textsOf(
  inputs: ReadonlyArray<Input>,
  owner = '',
  seen: Set<string> = new Set(),
): ReadonlyArray<FoundText> {
  return inputs.flatMap((input) => {
    const type = getNamedType(input.type);
    if (!isInputObjectType(type)) {
      const coordinate = `${owner}.${input.name}`;
      return isString(type) || isId(type) ? [{ coordinate, input }] : [];
    }
    if (seen.has(type.name)) return [];
    seen.add(type.name);
    return textsOf(Object.values(type.getFields()), type.name, seen);
  });
}

function isString(type: GraphQLInputType): boolean {
  return getNamedType(type).name === 'String';
}

function isId(type: GraphQLInputType): boolean {
  return getNamedType(type).name === 'ID';
}

function declaredOf({ astNode }: Input): number | undefined {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'longestText');
  const value = directive?.arguments?.[0]?.value;
  return value?.kind === 'IntValue' ? Number(value.value) : undefined;
}

function requireBounded(value: unknown, input: Input, place: string): void {
  const longest = declaredOf(input) ?? (isId(input.type) ? LONGEST_ID : LONGEST_CHOICE);
  walk(value, input.type, { place, longest });
}

interface Bound {
  readonly place: string;
  readonly longest: number;
}

function walk(value: unknown, type: GraphQLInputType, { place, longest }: Bound): void {
  if (value === null || value === undefined) return;
  if (isNonNullType(type)) walk(value, type.ofType, { place, longest });
  else if (isListType(type)) {
    const items = Array.isArray(value) ? value : [value];
    items.forEach((item, at) => walk(item, type.ofType, { place: `${place}.${at}`, longest }));
  } else if (isInputObjectType(type)) {
    const members = value as Readonly<Record<string, unknown>>; // graphql-js has coerced the value.
    for (const field of Object.values(type.getFields()))
      requireBounded(members[field.name], field, `${place}.${field.name}`);
  } else if (typeof value === 'string' && (isString(type) || isId(type)))
    requireShort(value, { place, longest });
}

/**
 * Characters are code points; the code points of a text that is certainly too long are not counted.
 */
function requireShort(text: string, { place, longest }: Bound): void {
  if (text.length <= longest) return;
  const found = text.length > 2 * longest ? text.length : [...text].length;
  if (found <= longest) return;
  throw new RiverGateError(
    'TEXT_TOO_LONG',
    `${place} accepts at most ${String(longest)} characters (至多 ${String(longest)} 字), but got ${String(found)}.`,
    { place, limit: longest, found },
  );
}
