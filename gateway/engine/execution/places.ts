import { isJsonObject } from '../../../shared/domain/is-json-object';
import type { TypeTest } from './type-conditions';
import { ownValue, type Values } from './values';

/** A path in an answer: response keys, and indexes in lists. */
export type AnswerPath = ReadonlyArray<string | number>;

/** The objects of an answer to which a fetch adds. */
export interface Place {
  /** In the order of the answer. */
  objectsIn(root: Values): ReadonlyArray<Values>;
  /** Their paths, in the same order; only errors need them. */
  pathsIn(root: Values): ReadonlyArray<AnswerPath>;
}

/** One step of a path: into a field, or into each item of a list (`@`). */
interface Step {
  /** Null: into each item. */
  readonly field: string | null;
  /** Only objects that satisfy one of these type conditions; null: all. */
  readonly types: ReadonlyArray<string> | null;
}

/**
 * The place of a path as query plans write it: names of fields, `@` for each item of a list, and
 * after either, types in brackets (`shop|[Bakery,Kiosk]`).
 */
export function placeAt(path: ReadonlyArray<string>, isOfType: TypeTest): Place {
  const steps = path.map(stepOf);
  const walk = (root: Values, visit: Visit) => {
    visitFrom(root, { steps, isOfType, visit, path: [] }, 0);
  };
  return {
    objectsIn: (root) => {
      if (steps.length === 0) return [root];
      const found: Values[] = [];
      walk(root, (object) => found.push(object));
      return found;
    },
    pathsIn: (root) => {
      const found: AnswerPath[] = [];
      walk(root, (_object, at) => found.push([...at]));
      return found;
    },
  };
}

/** Several places as one. */
export function together(places: ReadonlyArray<Place>): Place {
  const [only] = places;
  if (only && places.length === 1) return only;
  return {
    objectsIn: (root) => places.flatMap((place) => place.objectsIn(root)),
    pathsIn: (root) => places.flatMap((place) => place.pathsIn(root)),
  };
}

type Visit = (object: Values, path: AnswerPath) => void;

interface Walk {
  readonly steps: ReadonlyArray<Step>;
  readonly isOfType: TypeTest;
  readonly visit: Visit;
  /** Where the walk is. */
  readonly path: (string | number)[];
}

function stepOf(element: string): Step {
  const [, name = element, types] = /^([^|]*)\|\[(.*)\]$/.exec(element) ?? [];
  return { field: name === '@' ? null : name, types: types?.split(',') ?? null };
}

function visitFrom(value: unknown, walk: Walk, at: number): void {
  const step = walk.steps[at];
  if (!step) {
    if (isJsonObject(value)) walk.visit(value, walk.path);
  } else if (step.field !== null) {
    if (isJsonObject(value)) enter(ownValue(value, step.field), step.field, { walk, at });
  } else if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => {
      enter(item, index, { walk, at });
    });
  }
}

function enter(
  inner: unknown,
  key: string | number,
  { walk, at }: { readonly walk: Walk; readonly at: number },
): void {
  const types = walk.steps[at]?.types;
  if (types && !Array.isArray(inner) && !satisfies(inner, types, walk.isOfType)) return;
  walk.path.push(key);
  visitFrom(inner, walk, at + 1);
  walk.path.pop();
}

function satisfies(value: unknown, types: ReadonlyArray<string>, isOfType: TypeTest): boolean {
  if (!isJsonObject(value)) return false;
  const typename = value['__typename'];
  return typeof typename === 'string' && types.some((type) => isOfType(typename, type));
}
