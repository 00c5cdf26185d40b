import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { isJsonObject } from '../../../shared/domain/is-json-object';
import type { TypeTest } from './type-conditions';
import { mergeInto, ownValue, setOwn, type Values } from './values';

/**
 * What a department needs to know of an object to add to it: the keys and required fields. Null if
 * the object lacks one of them, or has a type that the department does not know.
 */
export type Represent = (object: Values) => Values | null;

type Reading = (source: Values) => Values | null;

/** Compiles the `requires` of a fetch: one selection for each type that it adds to. */
export function representing(
  requires: ReadonlyArray<QueryPlanSelectionNode>,
  isOfType: TypeTest,
): Represent {
  const read = reading(requires, isOfType);
  return (object) => {
    const representation = read(object);
    return representation?.['__typename'] ? representation : null;
  };
}

function reading(selections: ReadonlyArray<QueryPlanSelectionNode>, isOfType: TypeTest): Reading {
  const parts = selections.map((selection) =>
    selection.kind === 'Field'
      ? fieldReading(selection, isOfType)
      : fragmentReading(selection, isOfType),
  );
  return (source) => {
    const result: Values = {};
    for (const part of parts) if (!part(source, result)) return null;
    return result;
  };
}

/** Adds to the result; false if the object lacks the field. */
type Part = (source: Values, result: Values) => boolean;

type Of<Kind> = Extract<QueryPlanSelectionNode, { readonly kind: Kind }>;

function fieldReading({ name, alias = name, selections }: Of<'Field'>, isOfType: TypeTest): Part {
  const read = selections ? reading(selections, isOfType) : null;
  return (source, result) => {
    const value = ownValue(source, alias);
    if (value === undefined) return false;
    setOwn(result, alias, read ? readEach(value, read) : value);
    return true;
  };
}

function readEach(value: unknown, read: Reading): unknown {
  if (Array.isArray(value)) return value.map((item) => readEach(item, read));
  return isJsonObject(value) ? read(value) : null;
}

function fragmentReading(
  { typeCondition, selections }: Of<'InlineFragment'>,
  isOfType: TypeTest,
): Part {
  const read = reading(selections, isOfType);
  return (source, result) => {
    const typename = source['__typename'];
    if (typeCondition === undefined || typeof typename !== 'string') return true;
    const found = isOfType(typename, typeCondition) ? read(source) : null;
    if (found) mergeInto(result, found);
    return true;
  };
}
