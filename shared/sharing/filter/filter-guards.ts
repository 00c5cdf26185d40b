import { Kind, type FieldNode, type ValueNode } from 'graphql';
import type { Run } from './filter-run';
import type { Read } from './filtered-operation';
import type { GivenBy } from './operation-shape';
import { definitionOf } from './selection-nodes';

/**
 * Whether a field of a type is open, including the coordinates that its list reveals: a field that
 * an argument filters or orders by counts as read, like a selected one. Records the reads of an
 * open field, and for a closed one the coordinate that closes it.
 */
export function isOpenField(
  run: Run,
  { field, type }: SelectedField,
  where: Pick<Read, 'path' | 'conditions'>,
): boolean {
  const { index, opens } = run.input;
  const coordinates = [`${type}.${field.name.value}`, ...guardedBy(run, { field, type })];
  const bound = coordinates.flatMap((coordinate) => {
    const policy = index.fields.get(coordinate);
    return policy ? [{ ...where, coordinate, policy }] : [];
  });
  const closed = bound.find(({ coordinate, policy }) => !opens(coordinate, policy));
  if (closed) run.cuts.push(closed);
  else run.reads.push(...bound);
  return closed === undefined;
}

interface SelectedField {
  readonly field: FieldNode;
  readonly type: string;
}

/** The coordinates that a field reveals by its order and by the given arguments. */
function guardedBy(run: Run, { field, type }: SelectedField): ReadonlyArray<string> {
  const narrows = run.input.index.narrows?.get(`${type}.${field.name.value}`);
  if (!narrows) return [];
  const { always = [], by = {} } = narrows;
  const given = Object.entries(by).filter(([path]) => isGiven(run, { field, type }, path));
  return [...new Set([...always, ...given.flatMap(([, told]) => told)])];
}

function isGiven(run: Run, { field, type }: SelectedField, path: string): boolean {
  const [name = '', ...within] = path.split('.');
  const definition = definitionOf(run.input.schema, type, field.name.value);
  const usual = definition?.args.find((one) => one.name === name)?.defaultValue;
  const hasDefault = within.length === 0 && usual !== undefined && usual !== null;
  const value = field.arguments?.find((one) => one.name.value === name)?.value;
  return value ? isValueGiven(run, value, { within, hasDefault }) : hasDefault;
}

function isValueGiven(
  run: Run,
  value: ValueNode,
  { within, hasDefault }: Omit<GivenBy, 'variable'>,
): boolean {
  if (value.kind === Kind.VARIABLE)
    return run.input.isGiven?.({ variable: value.name.value, within, hasDefault }) ?? true;
  if (value.kind === Kind.NULL) return false;
  const [name, ...below] = within;
  if (name === undefined || value.kind !== Kind.OBJECT) return true;
  const member = value.fields.find((one) => one.name.value === name)?.value;
  return member !== undefined && isValueGiven(run, member, { within: below, hasDefault: false });
}
