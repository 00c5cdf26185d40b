import {
  Kind,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { listBounds } from './list-bounds';
import { measured, type MeasureOf } from './measure';
import type { OperationFacts } from './operation-facts';
import type { Rule } from './rule';

/** What a list without a bound is reckoned to hold. */
const USUAL_LENGTH = 10;

/** What a set costs where its lists count, and where the field above has bounded them already (a connection's `edges`). */
interface Cost {
  readonly free: number;
  readonly bounded: number;
}

interface Place {
  readonly type: GraphQLNamedType | undefined;
  readonly isBounded: boolean;
}

/** List bounds times fields, summed over an operation, stay within a budget. Each field counts one for each object that carries it. */
export const cost: Rule = {
  name: 'cost',
  check: (facts, { maxCost }) => {
    const found = costOf(facts);
    if (found <= maxCost) return undefined;
    return new RiverGateError(
      'TOO_COSTLY',
      `The operation may answer ${found} values; the budget of one operation is ${maxCost}.`,
      { limit: maxCost, found },
    );
  },
};

/** How many values an operation may answer. Its document must have passed the rules before this one. */
export function costOf(facts: OperationFacts): number {
  const root = facts.schema.getRootType(facts.operation.operation) ?? undefined;
  const whole = measured<Cost>(facts, (set, ofFragment, owner) => {
    const name = owner?.typeCondition.name.value;
    const type = name === undefined ? root : facts.schema.getType(name);
    const measure = (isBounded: boolean) =>
      costOfSet(set, { type, isBounded }, { facts, ofFragment });
    return { free: measure(false), bounded: measure(true) };
  });
  return whole.free;
}

interface Known {
  readonly facts: OperationFacts;
  readonly ofFragment: MeasureOf<Cost>;
}

function costOfSet(set: SelectionSetNode, place: Place, known: Known): number {
  return set.selections.reduce((sum, item) => sum + costOfSelection(item, place, known), 0);
}

function costOfSelection(selection: SelectionNode, place: Place, known: Known): number {
  if (selection.kind === Kind.FRAGMENT_SPREAD) {
    const cost = known.ofFragment(selection.name.value);
    return cost ? (place.isBounded ? cost.bounded : cost.free) : 0;
  }
  if (selection.kind === Kind.FIELD) return costOfField(selection, place, known);
  const name = selection.typeCondition?.name.value;
  const type = name === undefined ? place.type : known.facts.schema.getType(name);
  return costOfSet(selection.selectionSet, { ...place, type }, known);
}

function costOfField(field: FieldNode, place: Place, known: Known): number {
  if (!field.selectionSet) return 1;
  const definition = fieldOf(place.type, field.name.value);
  const isList = definition !== undefined && isListType(getNullableType(definition.type));
  const bound = boundOf(field, definition, known.facts);
  const usual = isList && !place.isBounded ? USUAL_LENGTH : 1;
  const inner = {
    type: definition && getNamedType(definition.type),
    isBounded: bound !== undefined && !isList,
  };
  return 1 + (bound ?? usual) * costOfSet(field.selectionSet, inner, known);
}

function fieldOf(
  type: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

/** The bound asked for, else the one that the schema gives by default. */
function boundOf(
  field: FieldNode,
  definition: GraphQLField<unknown, unknown> | undefined,
  facts: OperationFacts,
): number | undefined {
  const asked = listBounds(field, facts).map(({ size }) => Math.max(0, size));
  if (asked.length > 0) return Math.max(...asked);
  const byDefault = definition?.args.find(({ name }) => name === 'first' || name === 'limit');
  return typeof byDefault?.defaultValue === 'number' ? byDefault.defaultValue : undefined;
}
