import {
  Kind,
  getNamedType,
  getOperationAST,
  isNonNullType,
  type FieldNode,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isOpenField } from './filter-guards';
import {
  addNull,
  namesOf,
  newRun,
  stepsTo,
  type FilterInput,
  type Position,
  type Run,
} from './filter-run';
import type { FilteredOperation } from './filtered-operation';
import { conditionsOf, undecided, withoutSpreads, type Condition } from './operation-shape';
import {
  definitionOf,
  documentOf,
  fragmentOn,
  fragmentsOf,
  objectTypes,
  setOf,
  TYPENAME,
} from './selection-nodes';

/**
 * Removes every field that is not open from an operation, so that it is neither planned nor
 * fetched.
 *
 * Decides by the possible object types: a field selected on an interface stays for the types whose
 * field is open. If a cut field is non-null, the nearest nullable field above it is cut with it. An
 * object field whose whole selection is cut stays, and still reveals that the object exists.
 */
export function filterOperation(input: FilterInput): FilteredOperation {
  const { schema, document } = input;
  const { operation, ...unbound } = unboundOperation(input);
  const root = schema.getRootType(operation.operation);
  if (!root) throw new TypeError('filterOperation requires a valid operation.');
  const run = newRun(input);
  const position = { here: [root.name], possible: [root.name], steps: [], conditions: [] };
  const flat = withoutSpreads(operation.selectionSet, fragmentsOf(document));
  const filtered = filterSet(flat, position, run);
  const { cuts, nulls, marks, reads } = run;
  if (cuts.length === 0 && run.excluded.length === 0) return { ...unbound, operation, reads };
  const isEmpty = filtered.isLost || (filtered.selections.length === 0 && cuts.length > 0);
  if (isEmpty) return { document, operation, cuts, nulls, marks, reads, isEmpty };
  const left = documentOf(operation, whole(filtered, [], run).selections);
  return { document: left, operation, cuts, nulls, marks, reads, isEmpty };
}

/** An operation of a schema without policies. */
export function unboundOperation({
  document,
  operationName,
}: Pick<FilterInput, 'document' | 'operationName'>): FilteredOperation {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new TypeError('A valid document must contain the requested operation.');
  return { document, operation, cuts: [], nulls: [], marks: [], reads: [], isEmpty: false };
}

interface Remaining {
  readonly selections: ReadonlyArray<SelectionNode>;
  /** Whether a non-null field was cut, so that its object must become null. */
  readonly isLost: boolean;
}

function filterSet(set: SelectionSetNode, position: Position, run: Run): Remaining {
  const parts = set.selections.map((selection) => {
    const conditions = openConditions(selection, run);
    if (conditions === null) {
      run.excluded.push(...excludedIn(selection, position, run.input));
      return NOTHING;
    }
    const at = { ...position, conditions: [...position.conditions, ...conditions] };
    return filterSelection(selection, at, run);
  });
  return {
    selections: parts.flatMap(({ selections }) => selections),
    isLost: parts.some(({ isLost }) => isLost),
  };
}

function filterSelection(selection: SelectionNode, position: Position, run: Run): Remaining {
  if (selection.kind === Kind.FIELD) return filterField(selection, position, run);
  if (selection.kind === Kind.INLINE_FRAGMENT) return filterFragment(selection, position, run);
  throw new TypeError('Fragment spreads must be expanded before an operation is filtered.');
}

/**
 * Of selections that the variables exclude: the closed fields. Of selections that are never
 * included: all fields with a policy, the same for every caller.
 */
function excludedIn(
  selection: SelectionNode,
  position: Position,
  input: FilterInput,
): ReadonlyArray<string> {
  const { cuts, reads, excluded } = filteredAlone(selection, position, input);
  const isNeverIncluded = conditionsOf(selection.directives) === null;
  return [
    ...excluded,
    ...[...cuts, ...(isNeverIncluded ? reads : [])].map(({ coordinate }) => coordinate),
  ];
}

function filteredAlone(selection: SelectionNode, position: Position, input: FilterInput): Run {
  const alone = newRun(input);
  filterSelection(selection, position, alone);
  return alone;
}

function openConditions(
  { directives }: SelectionNode,
  { input: { flagOf } }: Run,
): ReadonlyArray<Condition> | null {
  const conditions = conditionsOf(directives);
  return conditions && flagOf ? undecided(conditions, flagOf) : conditions;
}

const NOTHING: Remaining = { selections: [], isLost: false };

function filterFragment(fragment: InlineFragmentNode, position: Position, run: Run): Remaining {
  const type = fragment.typeCondition?.name.value;
  const among = type === undefined ? null : new Set(objectTypes(run.input.schema, type));
  const possible = position.possible.filter((name) => !among || among.has(name));
  if (possible.length === 0) return NOTHING;
  const left = filterSet(fragment.selectionSet, { ...position, possible }, run);
  if (left.selections.length === 0) return left;
  return { ...left, selections: [{ ...fragment, selectionSet: setOf(left.selections) }] };
}

function filterField(field: FieldNode, position: Position, run: Run): Remaining {
  const { schema } = run.input;
  const name = field.name.value;
  if (name.startsWith('__')) return { selections: [field], isLost: false };
  const owners = position.possible.filter((type) => definitionOf(schema, type, name));
  const path = namesOf(stepsTo(field, position));
  const { conditions } = position;
  const refused = owners.filter((type) => !isOpenField(run, { field, type }, { path, conditions }));
  if (refused.length === 0) return keepField(field, { ...position, possible: owners }, run);
  const isPromised = refused.some((type) => isNonNullType(definitionOf(schema, type, name)?.type));
  addNull(run, field, { ...position, possible: refused, isLost: false });
  const open = owners.filter((type) => !refused.includes(type));
  const kept = open.map((type) => keepField(field, { ...position, possible: [type] }, run));
  return {
    selections: open.flatMap((type, at) => fragmentOn(type, kept[at]?.selections ?? [])),
    isLost: isPromised || kept.some(({ isLost }) => isLost),
  };
}

function keepField(field: FieldNode, position: Position, run: Run): Remaining {
  if (!field.selectionSet) return { selections: [field], isLost: false };
  const steps = stepsTo(field, position);
  const { schema } = run.input;
  const definitions = position.possible.flatMap(
    (type) => definitionOf(schema, type, field.name.value) ?? [],
  );
  const here = [
    ...new Set(definitions.flatMap(({ type }) => objectTypes(schema, getNamedType(type).name))),
  ];
  const inside = { here, possible: here, steps, conditions: position.conditions };
  const left = filterSet(field.selectionSet, inside, run);
  if (left.isLost) {
    const isPromised = definitions.some(({ type }) => isNonNullType(type));
    if (!isPromised) addNull(run, field, { ...position, isLost: true });
    return { selections: [], isLost: isPromised };
  }
  return {
    selections: [{ ...field, selectionSet: whole(left, namesOf(steps), run) }],
    isLost: false,
  };
}

/**
 * Adds `__typename` if a selection set would be empty, or if selections below depend on the type.
 */
function whole({ selections }: Remaining, path: ReadonlyArray<string>, run: Run): SelectionSetNode {
  const isTyped = run.nulls.some(
    ({ steps }) =>
      steps[path.length]?.types != null && path.every((key, at) => steps[at]?.key === key),
  );
  if (selections.length > 0 && !isTyped) return setOf(selections);
  run.marks.push(path);
  return setOf([...selections, TYPENAME]);
}
