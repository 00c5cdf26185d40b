import { isJsonObject } from '../../../shared/domain/is-json-object';
import { FinishedText } from '../../../shared/graphql/finished-text';

/** The fields of an object in an answer, by response key. */
export type Values = Record<string, unknown>;

/** Names that every object inherits: a field with such a name is read only if the object has it. */
export const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The value that an object itself has under this name; undefined if it has none. */
export function ownValue(values: Values, name: string): unknown {
  return !INHERITED.has(name) || Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Sets a value as an own one, even under the name that would set the prototype. */
export function setOwn(values: Values, name: string, value: unknown): void {
  if (name !== '__proto__') values[name] = value;
  else
    Object.defineProperty(values, name, {
      ...{ value, enumerable: true, configurable: true, writable: true },
    });
}

/**
 * Adds the fields of `source` to `target`; objects that both have are merged, as are lists of the
 * same length, item by item. Otherwise the value of `source` is taken, by reference.
 */
export function mergeInto(target: Values, source: Values): void {
  for (const name of Object.keys(source)) {
    const value = source[name];
    if (value !== undefined) setOwn(target, name, merged(ownValue(target, name), value));
  }
}

function merged(present: unknown, value: unknown): unknown {
  if (value instanceof FinishedText) return value; // It has all that is asked.
  if (present instanceof FinishedText) return present;
  if (isJsonObject(present) && isJsonObject(value)) {
    mergeInto(present, value);
    return present;
  }
  if (!Array.isArray(present) || !Array.isArray(value) || present.length !== value.length)
    return value;
  return present.map((item: unknown, at) => merged(item, value[at]));
}

/** A copy that shares nothing with the original, for a value that is merged at several places. */
export function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isJsonObject(value) || value instanceof FinishedText) return value;
  const copy: Values = {};
  for (const name of Object.keys(value)) setOwn(copy, name, copied(value[name]));
  return copy;
}
