import { isEnumType, type GraphQLLeafType } from 'graphql';
import { SPECIFIED_SCALARS, type Fits } from '../../../shared/graphql/specified-scalars';

/**
 * What fits a type; null if any value does, as for a custom scalar: only its department knows its
 * form.
 */
export function fitsOf(type: GraphQLLeafType): Fits | null {
  if (!isEnumType(type)) return SPECIFIED_SCALARS.get(type.name) ?? null;
  return (value) => typeof value === 'string' && type.getValue(value) !== undefined;
}

/** A value that is not what its type promises. */
export const UNFIT = Symbol('not a value of its type');

/**
 * A value as its type promises it: the same value, an ID that was sent as an integer as a text, or
 * UNFIT.
 */
export function leafValue(type: GraphQLLeafType, value: unknown): unknown {
  if (fitsOf(type)?.(value) ?? true) return value;
  return type.name === 'ID' && Number.isSafeInteger(value) ? String(value) : UNFIT;
}
