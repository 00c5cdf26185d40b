import {
  Kind,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { fieldSize, sizesOf, type SelectedField } from './field-size';
import { introspectionValues } from './introspection-cost';
import { isIncluded } from '../is-included';
import type { OperationFacts } from '../operation-facts';
import { originOf } from '../origin';
import type { Limits } from '../rule';
import { scopeKey, UNSIZED, type Scope } from '../scope';
import { fragmentOrder } from '../spreads';

/** How many scalars an operation may return, and which field returns most of them. */
export interface Cost {
  readonly values: number;
  /** Response keys from the root to the most expensive field, joined by dots. */
  readonly dearest: string;
}

/**
 * The path to the most expensive field below, as a linked list, so that deep queries copy nothing.
 */
interface Way {
  readonly key: string;
  readonly next: Way | undefined;
}

interface Counted {
  readonly values: number;
  readonly way: Way | undefined;
}

/** The refusal of an operation beyond the budget; undefined within it. */
export function tooCostly(
  { values, dearest }: Cost,
  { maxCost }: Limits,
): RiverGateError | undefined {
  if (values <= maxCost) return undefined;
  return new RiverGateError(
    'TOO_COSTLY',
    `The operation may return ${String(values)} values, most of them by "${dearest}"; the budget of one operation is ${String(maxCost)}.`,
    { limit: maxCost, found: values, dearest },
  );
}

const FREE: Counted = { values: 0, way: undefined };

/**
 * The most pairs of fragment and scope that are counted; an operation with more is beyond every
 * budget.
 */
const MAX_PLACES = 20_000;

/**
 * How many scalars an operation may return; null counts as one. The document must have passed the
 * earlier rules.
 *
 * Each fragment is counted once in each scope in which it is spread, innermost first, so that
 * doubling fragments and long chains take time linear in the document.
 */
export function costOf(facts: OperationFacts): Cost {
  const order = fragmentOrder(facts.fragments);
  if ('cycle' in order)
    throw new TypeError('Rules that measure must run after the rule "fragments".');
  const root: Scope = {
    type: facts.schema.getRootType(facts.operation.operation) ?? undefined,
    origin: {},
    sized: UNSIZED,
  };
  const places = placesOf(facts, root);
  if (!places) return { values: Number.MAX_SAFE_INTEGER, dearest: '' };
  const known = new Map<string, Counted>();
  const counting: Counting = {
    facts,
    ofFragment: (name, scope) => known.get(placeKey(name, scope)) ?? FREE,
  };
  for (const fragment of order.inOrder) {
    for (const scope of places.get(fragment.name.value)?.values() ?? []) {
      const key = placeKey(fragment.name.value, scope);
      known.set(key, costOfSet(fragment.selectionSet, within(fragment, scope, facts), counting));
    }
  }
  const whole = costOfSet(facts.operation.selectionSet, root, counting);
  const values = Math.min(Math.ceil(whole.values), Number.MAX_SAFE_INTEGER);
  return { values, dearest: textOf(whole.way) };
}

/** At most the first eight levels: the path says where to begin. */
function textOf(way: Way | undefined): string {
  const keys: string[] = [];
  for (let at = way; at && keys.length < 8; at = at.next) keys.push(at.key.slice(0, 60));
  return keys.join('.');
}

interface Counting {
  readonly facts: OperationFacts;
  readonly ofFragment: (name: string, scope: Scope) => Counted;
}

function placeKey(fragment: string, scope: Scope): string {
  return `${fragment} ${scopeKey(scope)}`;
}

function within(fragment: FragmentDefinitionNode, scope: Scope, facts: OperationFacts): Scope {
  return narrowed(scope, fragment.typeCondition.name.value, facts);
}

/** A fragment on an interface that is spread where the object type is known keeps that type. */
function narrowed(scope: Scope, name: string | undefined, { schema }: OperationFacts): Scope {
  const type = name === undefined ? scope.type : schema.getType(name);
  const isWider = isObjectType(scope.type) && isAbstractType(type);
  return isWider && schema.isSubType(type, scope.type) ? scope : { ...scope, type };
}

/** The scopes in which each fragment is spread; undefined where there are too many. */
function placesOf(
  facts: OperationFacts,
  root: Scope,
): ReadonlyMap<string, ReadonlyMap<string, Scope>> | undefined {
  const places = new Map<string, Map<string, Scope>>();
  const waiting: { readonly set: SelectionSetNode; readonly scope: Scope }[] = [
    { set: facts.operation.selectionSet, scope: root },
  ];
  let count = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { set, scope } = next;
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        waiting.push(...insideOf(selection, scope, facts));
        continue;
      }
      const fragment = facts.fragments.get(selection.name.value);
      if (!fragment) continue;
      const known = places.get(fragment.name.value) ?? new Map<string, Scope>();
      places.set(fragment.name.value, known);
      const key = scopeKey(scope);
      if (known.has(key)) continue;
      known.set(key, scope);
      count += 1;
      if (count > MAX_PLACES) return undefined;
      waiting.push({ set: fragment.selectionSet, scope: within(fragment, scope, facts) });
    }
  }
  return places;
}

function insideOf(
  selection: Exclude<SelectionNode, { readonly kind: Kind.FRAGMENT_SPREAD }>,
  scope: Scope,
  facts: OperationFacts,
): ReadonlyArray<{ readonly set: SelectionSetNode; readonly scope: Scope }> {
  if (!selection.selectionSet) return [];
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const inner = narrowed(scope, selection.typeCondition?.name.value, facts);
    return [{ set: selection.selectionSet, scope: inner }];
  }
  const asked = selectedField(selection, scope, facts);
  return isIntrospection(asked) ? [] : [{ set: selection.selectionSet, scope: below(asked) }];
}

function costOfSet(set: SelectionSetNode, scope: Scope, counting: Counting): Counted {
  let values = 0;
  let dearest = FREE;
  for (const selection of set.selections) {
    const one = costOfSelection(selection, scope, counting);
    values += one.values;
    if (one.values > dearest.values) dearest = one;
  }
  return { values, way: dearest.way };
}

function costOfSelection(selection: SelectionNode, scope: Scope, counting: Counting): Counted {
  const { facts } = counting;
  if (!isIncluded(selection, facts)) return FREE;
  if (selection.kind === Kind.FRAGMENT_SPREAD) {
    return counting.ofFragment(selection.name.value, scope);
  }
  if (selection.kind === Kind.FIELD)
    return costOfField(selectedField(selection, scope, facts), counting);
  const inner = narrowed(scope, selection.typeCondition?.name.value, facts);
  return costOfSet(selection.selectionSet, inner, counting);
}

/** A field without values still returns null. */
function costOfField(asked: SelectedField, counting: Counting): Counted {
  const { node, definition, facts } = asked;
  const key = (node.alias ?? node.name).value;
  if (isIntrospection(asked)) {
    return { values: introspectionValues(node, facts), way: { key, next: undefined } };
  }
  const { own } = fieldSize(asked);
  if (!node.selectionSet) {
    const scalar =
      definition && facts.costing.sizes.weights.get(getNamedType(definition.type).name);
    const weight = sizesOf(asked).weight ?? scalar ?? 1;
    return { values: Math.max(1, own * weight), way: { key, next: undefined } };
  }
  const inner = costOfSet(node.selectionSet, below(asked), counting);
  return { values: Math.max(1, own * inner.values), way: { key, next: inner.way } };
}

function below(asked: SelectedField): Scope {
  const { definition } = asked;
  return {
    type: definition && getNamedType(definition.type),
    origin: originOf(asked),
    sized: fieldSize(asked).sized,
  };
}

function isIntrospection({ node, scope, facts }: SelectedField): boolean {
  const { value } = node.name;
  return (value === '__schema' || value === '__type') && scope.type === facts.schema.getQueryType();
}

function selectedField(node: FieldNode, scope: Scope, facts: OperationFacts): SelectedField {
  return { node, definition: fieldOf(scope.type, node.name.value), scope, facts };
}

function fieldOf(
  type: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
