import {
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';
import { isJsonObject } from '../../../shared/domain/is-json-object';
import { askedFields, type AskedField, type DecidedOperation } from './asked-fields';
import type { Hides } from './hidden-values';
import { UNFIT, leafValue } from './leaf-values';
import type { AnswerPath } from './places';
import { ownValue, setOwn, type Values } from './values';

/** A value that is not what the schema promises. */
export interface ShapeFault {
  readonly message: string;
  readonly path: AnswerPath;
}

/** An answer, null where it could not be kept, and the reasons. */
export interface ExactShape {
  readonly data: Values | null;
  readonly faults: ReadonlyArray<ShapeFault>;
}

/** An answer as departments gave it, and what is asked. */
interface ExactShapeInput {
  readonly root: Values;
  readonly operation: DecidedOperation;
  readonly hides: Hides;
}

/**
 * Shapes an answer as the operation asks it, value by value, with the path of each value that does
 * not fit; a value that the supergraph knows and hides from callers is null without a fault. Null in
 * place of a value that must not be null makes its object null, and so on upwards.
 */
export function exactShape(
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  { root, operation, hides }: ExactShapeInput,
): ExactShape {
  const faults: ShapeFault[] = [];
  const shaping = { operation, hides, faults, path: [] };
  const data = objectOf(root, { type, selections: [selectionSet] }, shaping);
  return { data: data === BROKEN ? null : data, faults };
}

/** In place of a value that must not be null and is; the fault is already noted. */
const BROKEN = Symbol('null where it must not be');

interface Shaping {
  readonly operation: DecidedOperation;
  readonly hides: Hides;
  readonly faults: ShapeFault[];
  /** Of the value that is shaped at the moment. */
  readonly path: (string | number)[];
}

interface SelectedObjects {
  readonly type: GraphQLCompositeType;
  readonly selections: ReadonlyArray<SelectionSetNode>;
}

interface Position {
  readonly parent: GraphQLCompositeType;
  readonly asked: AskedField;
}

function objectOf(
  values: Values,
  { type, selections }: SelectedObjects,
  shaping: Shaping,
): Values | typeof BROKEN {
  const shaped: Values = {};
  for (const asked of askedFields(type, selections, shaping.operation)) {
    const { key, planned, field } = asked;
    shaping.path.push(key);
    const value =
      field.name === '__typename'
        ? isObjectType(type)
          ? type.name
          : BROKEN
        : valueOf(ownValue(values, planned), field.type, {
            position: { parent: type, asked },
            shaping,
          });
    shaping.path.pop();
    if (value === BROKEN) return BROKEN;
    setOwn(shaped, key, value);
  }
  return shaped;
}

interface At {
  readonly position: Position;
  readonly shaping: Shaping;
}

function valueOf(value: unknown, type: GraphQLOutputType, at: At): unknown {
  if (isNonNullType(type)) {
    const before = at.shaping.faults.length;
    const inner = valueOf(value, type.ofType, at);
    if (inner !== null) return inner;
    if (at.shaping.faults.length === before)
      note(at, `Cannot return null for non-nullable field ${nameOf(at)}.`);
    return BROKEN;
  }
  if (value === null || value === undefined) return null;
  if (isListType(type)) return listOf(value, type.ofType, at);
  if (isLeafType(type)) {
    const fitting = leafValue(type, value);
    return fitting === UNFIT ? unfit(at, type, value) : fitting;
  }
  return compositeOf(value, type, at);
}

function listOf(value: unknown, itemType: GraphQLOutputType, at: At): unknown {
  if (!Array.isArray(value)) return unfit(at, 'list', value);
  const { path } = at.shaping;
  let isBroken = false;
  const items = value.map((item: unknown, index) => {
    path.push(index);
    const shaped = valueOf(item, itemType, at);
    path.pop();
    isBroken ||= shaped === BROKEN;
    return shaped;
  });
  return isBroken ? null : items;
}

function compositeOf(value: unknown, type: GraphQLCompositeType, at: At): unknown {
  if (!isJsonObject(value)) return unfit(at, type, value);
  const { position, shaping } = at;
  const typename = value['__typename'];
  const own = typeof typename === 'string' ? shaping.operation.schema.getType(typename) : type;
  if (!isCompositeType(own)) return unfit(at, type, typename);
  const object = objectOf(value, { type: own, selections: position.asked.below }, shaping);
  return object === BROKEN ? null : object;
}

function unfit(at: At, type: GraphQLNamedType | 'list', value: unknown): null {
  if (type !== 'list' && at.shaping.hides(type, value)) return null;
  note(at, `The value of field ${nameOf(at)} is not a valid ${String(type)}.`);
  return null;
}

function note({ shaping: { faults, path } }: At, message: string): void {
  faults.push({ message, path: [...path] });
}

function nameOf({ position: { parent, asked } }: At): string {
  return `${parent.name}.${asked.field.name}`;
}
