import { isEnumType, type GraphQLLeafType } from 'graphql';

/** A value that is not what its type promises. */
export const UNFIT = Symbol('not a value of its type');

/**
 * A value as its type promises it: the same value, an ID that was sent as an integer as a text, or
 * UNFIT. Any value fits a custom scalar, because only its department knows its form.
 */
export function leafValue(type: GraphQLLeafType, value: unknown): unknown {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) ? value : UNFIT;
  const fits = SPECIFIED_SCALARS.get(type.name);
  if (!fits || fits(value)) return value;
  return type.name === 'ID' && Number.isSafeInteger(value) ? String(value) : UNFIT;
}

/** What fits the scalars that GraphQL itself defines. */
export const SPECIFIED_SCALARS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['Int', isInt],
  ['Float', Number.isFinite],
  ['String', isText],
  ['Boolean', (value: unknown) => typeof value === 'boolean'],
  ['ID', isText],
]);

function isInt(value: unknown): boolean {
  return typeof value === 'number' && (value | 0) === value;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
