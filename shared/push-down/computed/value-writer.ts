import {
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { argumentsOf, fieldOf, type ArgumentValues } from '../arguments';
import { Fallback } from '../fallback';
import { selectedFields, type SelectedField, type Selecting } from '../selection';

/** One request, in which resolvers are called. */
export interface Call {
  /** Coerced variables. */
  readonly variables: ArgumentValues;
  /** Arguments that were calculated before, by their selection. */
  readonly known: Map<object, ArgumentValues>;
  /** The context of the department's resolvers. */
  readonly context: unknown;
}

/** A JSON text, at once if nothing has to be waited for. */
export type WrittenText = string | Promise<string>;

/**
 * Writes a value as JSON text: an object by the resolvers of its fields. Throws, or rejects with,
 * what a resolver throws, and `Fallback` for a value that is not what the schema promises.
 */
export type Write = (value: unknown, call: Call) => WrittenText;

/** Compiles how a field of an object is computed and written. Throws `Fallback` for an abstract type. */
export function fieldWriter(
  selecting: Selecting,
  type: GraphQLObjectType,
  field: SelectedField,
): Write {
  if (field.name === '__typename') return () => JSON.stringify(type.name);
  const { type: promised, resolve } = fieldOf(type, field.name);
  const asked = argumentsOf(type, field);
  const write = valueWriter(selecting, promised, field);
  if (!resolve)
    return (root, call) => settled(propertyOf(root, field.name), (value) => write(value, call));
  return (root, call) =>
    settled(resolve(root, asked.of(call), call.context, NO_INFO), (value) => write(value, call));
}

/** No resolver of a department reads what it is called for; one that did would throw. */
const NO_INFO = undefined as unknown as GraphQLResolveInfo;

/** Compiles how an object of a type is written. Throws `Fallback` for an abstract type within it. */
export function objectWriter(
  selecting: Selecting,
  type: GraphQLObjectType,
  { selections }: Pick<SelectedField, 'selections'>,
): Write {
  const members = selectedFields(type, selections, selecting).map(
    (field, at) =>
      [
        `${at === 0 ? '{' : ','}${JSON.stringify(field.key)}:`,
        fieldWriter(selecting, type, field),
      ] as const,
  );
  if (members.length === 0) return () => '{}';
  return (value, call) => {
    if (typeof value !== 'object' || value === null || value instanceof Error)
      throw new Fallback('VALUE', type.name);
    const texts = joined(members, '', ([before, write]) =>
      settled(write(value, call), (text) => `${before}${String(text)}`),
    );
    return settled(texts, (text) => `${String(text)}}`);
  };
}

function valueWriter(
  selecting: Selecting,
  type: GraphQLOutputType,
  field: Pick<SelectedField, 'selections'>,
): Write {
  if (isNonNullType(type)) {
    const write = presentWriter(selecting, type.ofType, field);
    return (value, call) => {
      if (value === null || value === undefined) throw new Fallback('VALUE', String(type));
      return write(value, call);
    };
  }
  const write = presentWriter(selecting, type, field);
  return (value, call) => (value === null || value === undefined ? 'null' : write(value, call));
}

function presentWriter(
  selecting: Selecting,
  type: GraphQLOutputType,
  field: Pick<SelectedField, 'selections'>,
): Write {
  if (isLeafType(type)) return (value) => leafText(type, value);
  if (isObjectType(type)) return objectWriter(selecting, type, field);
  if (!isListType(type)) throw new Fallback('FIELD', String(type));
  const write = valueWriter(selecting, type.ofType, field);
  return (value, call) => {
    if (!Array.isArray(value)) throw new Fallback('VALUE', String(type));
    const all: ReadonlyArray<unknown> = value;
    const items = joined(all, ',', (one) => settled(one, (item) => write(item, call)));
    return settled(items, (text) => `[${String(text)}]`);
  };
}

function leafText(type: GraphQLLeafType, value: unknown): string {
  const serialized: unknown = type.serialize(value);
  const text = serialized === null ? undefined : JSON.stringify(serialized);
  if (text === undefined) throw new Fallback('VALUE', type.name);
  return text;
}

/** A method would be called with what a compiled operation knows. */
function propertyOf(root: unknown, name: string): unknown {
  const value: unknown = (root as Readonly<Record<string, unknown>> | null | undefined)?.[name]; // Roots are objects, or undefined at Query.
  if (typeof value === 'function') throw new Fallback('VALUE', name);
  return value;
}

/** What is thrown rejects, so that no text that others wait for is left without a handler. */
export function joined<One>(
  all: ReadonlyArray<One>,
  between: string,
  textOf: (one: One) => WrittenText,
): WrittenText {
  const texts = all.map((one): WrittenText => {
    try {
      return textOf(one);
    } catch (thrown) {
      return Promise.reject(thrown as Error); // Passed on as it was thrown.
    }
  });
  if (texts.every((one) => typeof one === 'string')) return texts.join(between);
  return Promise.all(texts).then((found) => found.join(between));
}

/** Writes a value when it is there. */
export function settled(value: unknown, write: (value: unknown) => WrittenText): WrittenText {
  return value instanceof Promise ? value.then(write) : write(value);
}
