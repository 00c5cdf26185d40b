import {
  Kind,
  getNamedType,
  getOperationAST,
  isAbstractType,
  isNonNullType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { TYPENAME_KEY, type FilteredOperation } from './filtered-operation';
import { conditionsOf, responseKey, withoutSpreads, type Condition } from './operation-shape';
import type { Policy, PolicyIndex } from './policy-index';
import { withoutUnusedVariables } from './used-variables';

/** An operation of a valid document, and what of it is open. */
export interface FilterInput {
  readonly schema: GraphQLSchema;
  readonly index: PolicyIndex;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly opens: (coordinate: string, policy: Policy) => boolean;
}

/**
 * Cuts from an operation every field that is not open, so that it is never planned nor fetched.
 *
 * It decides by the object types that may stand at a place: a field asked on an interface is left for
 * those types that may answer. Where a cut field promises a value, the nearest field above that may be
 * null goes with it. What is left of a field without any selection still tells that the object is
 * there, as the answer would have.
 */
export function filterOperation(input: FilterInput): FilteredOperation {
  const { schema, document } = input;
  const { operation, ...unbound } = unboundOperation(input);
  const root = schema.getRootType(operation.operation);
  if (!root) throw new TypeError('filterOperation wants a valid operation.');
  const run: Run = { input, cuts: [], nulls: [], marks: [], reads: [] };
  const position = { here: [root.name], possible: [root.name], path: [], conditions: [] };
  const flat = withoutSpreads(operation.selectionSet, fragmentsOf(document));
  const filtered = filterSet(flat, position, run);
  const { cuts, nulls, marks, reads } = run;
  if (cuts.length === 0) return { ...unbound, operation, reads };
  const isEmpty = filtered.isLost || filtered.selections.length === 0;
  const left = isEmpty ? document : documentOf(operation, filtered.selections);
  return { document: left, operation, cuts, nulls, marks, reads, isEmpty };
}

/** An operation of a schema that no policy binds. */
export function unboundOperation({
  document,
  operationName,
}: Pick<FilterInput, 'document' | 'operationName'>): FilteredOperation {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new TypeError('A valid document has the operation that is asked.');
  return { document, operation, cuts: [], nulls: [], marks: [], reads: [], isEmpty: false };
}

interface Run {
  readonly input: FilterInput;
  readonly cuts: FilteredOperation['cuts'][number][];
  readonly nulls: FilteredOperation['nulls'][number][];
  readonly marks: FilteredOperation['marks'][number][];
  readonly reads: FilteredOperation['reads'][number][];
}

interface Position {
  /** Object types that may stand at this place of the answer. */
  readonly here: ReadonlyArray<string>;
  /** Those of them that the fragments around leave. */
  readonly possible: ReadonlyArray<string>;
  readonly path: ReadonlyArray<string>;
  readonly conditions: ReadonlyArray<Condition>;
}

interface Left {
  readonly selections: ReadonlyArray<SelectionNode>;
  /** Whether a field that promises a value was cut, so that the object itself cannot be answered. */
  readonly isLost: boolean;
}

function filterSet(set: SelectionSetNode, position: Position, run: Run): Left {
  const parts = set.selections.map((selection) => {
    const conditions = conditionsOf(selection.directives);
    if (conditions === null) return NOTHING;
    const at = { ...position, conditions: [...position.conditions, ...conditions] };
    if (selection.kind === Kind.FIELD) return filterField(selection, at, run);
    if (selection.kind === Kind.INLINE_FRAGMENT) return filterFragment(selection, at, run);
    throw new TypeError('Spreads are written out before an operation is filtered.');
  });
  return {
    selections: parts.flatMap(({ selections }) => selections),
    isLost: parts.some(({ isLost }) => isLost),
  };
}

const NOTHING: Left = { selections: [], isLost: false };

function filterFragment(fragment: InlineFragmentNode, position: Position, run: Run): Left {
  const type = fragment.typeCondition?.name.value;
  const among = type === undefined ? null : new Set(objectTypes(run.input.schema, type));
  const possible = position.possible.filter((name) => !among || among.has(name));
  if (possible.length === 0) return NOTHING;
  const left = filterSet(fragment.selectionSet, { ...position, possible }, run);
  if (left.selections.length === 0) return left;
  return { ...left, selections: [{ ...fragment, selectionSet: setOf(left.selections) }] };
}

function filterField(field: FieldNode, position: Position, run: Run): Left {
  const name = field.name.value;
  if (name.startsWith('__')) return { selections: [field], isLost: false };
  const owners = position.possible.filter((type) => definitionOf(run, type, name));
  const path = [...position.path, responseKey(field)];
  const { conditions } = position;
  const refused = owners.filter(
    (type) => !isOpen(run, { path, conditions, coordinate: `${type}.${name}` }),
  );
  if (refused.length === 0) return keepField(field, { ...position, possible: owners }, run);
  const isPromised = refused.some((type) => isNonNullType(definitionOf(run, type, name)?.type));
  addNull(run, path, { ...position, possible: refused });
  const open = owners.filter((type) => !refused.includes(type));
  const kept = open.map((type) => keepField(field, { ...position, possible: [type] }, run));
  return {
    selections: open.flatMap((type, at) => fragmentOn(type, kept[at]?.selections ?? [])),
    isLost: isPromised || kept.some(({ isLost }) => isLost),
  };
}

function isOpen(run: Run, asked: Omit<FilteredOperation['reads'][number], 'policy'>): boolean {
  const policy = run.input.index.fields.get(asked.coordinate);
  if (!policy) return true;
  const isOpenNow = run.input.opens(asked.coordinate, policy);
  (isOpenNow ? run.reads : run.cuts).push({ ...asked, policy });
  return isOpenNow;
}

function keepField(field: FieldNode, position: Position, run: Run): Left {
  if (!field.selectionSet) return { selections: [field], isLost: false };
  const path = [...position.path, responseKey(field)];
  const definitions = position.possible.flatMap(
    (type) => definitionOf(run, type, field.name.value) ?? [],
  );
  const here = [
    ...new Set(
      definitions.flatMap(({ type }) => objectTypes(run.input.schema, getNamedType(type).name)),
    ),
  ];
  const inside = { here, possible: here, path, conditions: position.conditions };
  const left = filterSet(field.selectionSet, inside, run);
  if (left.isLost) {
    const isPromised = definitions.some(({ type }) => isNonNullType(type));
    if (!isPromised) addNull(run, path, position);
    return { selections: [], isLost: isPromised };
  }
  return { selections: [{ ...field, selectionSet: whole(left, path, run) }], isLost: false };
}

/** A selection set must not be empty, and must tell types apart where nulls depend on them. */
function whole({ selections }: Left, path: ReadonlyArray<string>, run: Run): SelectionSetNode {
  const depth = path.length + 1;
  const isTyped = run.nulls.some(
    (place) => place.types && place.path.length === depth && startsWith(place.path, path),
  );
  if (selections.length > 0 && !isTyped) return setOf(selections);
  run.marks.push(path);
  return setOf([...selections, TYPENAME]);
}

function addNull(run: Run, path: ReadonlyArray<string>, at: Position): void {
  const types = at.possible.length === at.here.length ? null : at.possible;
  run.nulls.push({ path, types, conditions: at.conditions });
}

const TYPENAME: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: TYPENAME_KEY },
  name: { kind: Kind.NAME, value: '__typename' },
};

function fragmentOn(type: string, selections: ReadonlyArray<SelectionNode>): SelectionNode[] {
  if (selections.length === 0) return [];
  const named = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } } as const;
  return [{ kind: Kind.INLINE_FRAGMENT, typeCondition: named, selectionSet: setOf(selections) }];
}

function setOf(selections: ReadonlyArray<SelectionNode>): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: [...selections] };
}

function documentOf(
  operation: OperationDefinitionNode,
  selections: ReadonlyArray<SelectionNode>,
): DocumentNode {
  const left = withoutUnusedVariables({ ...operation, selectionSet: setOf(selections) });
  return { kind: Kind.DOCUMENT, definitions: [left] };
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );
}

function definitionOf(
  { input: { schema } }: Run,
  type: string,
  field: string,
): GraphQLField<unknown, unknown> | undefined {
  const found = schema.getType(type);
  return isObjectType(found) ? found.getFields()[field] : undefined;
}

/** Names of the object types that a type stands for; none for a scalar. */
function objectTypes(schema: GraphQLSchema, name: string): ReadonlyArray<string> {
  const type = schema.getType(name);
  if (isObjectType(type)) return [name];
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((possible) => possible.name) : [];
}

function startsWith(path: ReadonlyArray<string>, start: ReadonlyArray<string>): boolean {
  return start.every((key, at) => path[at] === key);
}
