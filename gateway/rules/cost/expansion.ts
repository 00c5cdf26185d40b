import {
  Kind,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  getNamedType,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { measured, type MeasureOf } from '../measure';
import type { OperationFacts } from '../operation-facts';
import type { Rule } from '../rule';

/**
 * Limits the fields of an operation with its fragments written out wherever they are spread; a
 * field on an interface or a union counts once for each possible type.
 *
 * This is what a planner may have to process. Fifteen fragments that each spread the next one twice
 * fit into twenty lines, and make it process the last one 32,768 times.
 */
export const expansion: Rule = {
  name: 'expansion',
  check: (facts, { maxSelections }) => {
    const found = plannedSelections(facts);
    if (found <= maxSelections) return undefined;
    return new RiverGateError(
      'TOO_MANY_SELECTIONS',
      `With its fragments written out for each possible type, the operation selects ${found} fields; at most ${maxSelections} are planned.`,
      { limit: maxSelections, found },
    );
  },
};

/** How many fields a planner may have to process. The document must have no cycle of fragments. */
export function plannedSelections(facts: OperationFacts): number {
  const { schema, operation } = facts;
  const root = schema.getRootType(operation.operation) ?? undefined;
  const whole = measured<Counts>(facts, (set, ofFragment, owner) => {
    const type = owner ? schema.getType(owner.typeCondition.name.value) : root;
    const count = (isObject: boolean) =>
      selectionsIn(set, { type, isObject }, { schema, ofFragment });
    return { onType: count(isObjectType(type)), onObject: count(true) };
  });
  return whole.onType;
}

/**
 * Fields of a selection set if the type may be any of its condition, and if it is one object type.
 */
interface Counts {
  readonly onType: number;
  readonly onObject: number;
}

interface Place {
  readonly type: GraphQLNamedType | undefined;
  /** Whether the objects here have one object type, which an enclosing field determines. */
  readonly isObject: boolean;
}

interface Known {
  readonly schema: GraphQLSchema;
  readonly ofFragment: MeasureOf<Counts>;
}

function selectionsIn(set: SelectionSetNode, place: Place, known: Known): number {
  return set.selections.reduce((sum, one) => sum + selectionsOf(one, place, known), 0);
}

function selectionsOf(selection: SelectionNode, place: Place, known: Known): number {
  if (selection.kind === Kind.FIELD) return selectionsOfField(selection, place, known);
  if (selection.kind === Kind.FRAGMENT_SPREAD) {
    const counts = known.ofFragment(selection.name.value);
    return (place.isObject ? counts?.onObject : counts?.onType) ?? 0;
  }
  const condition = selection.typeCondition?.name.value;
  const type = condition === undefined ? place.type : known.schema.getType(condition);
  const isObject = place.isObject || isObjectType(type);
  return selectionsIn(selection.selectionSet, { type, isObject }, known);
}

function selectionsOfField(field: FieldNode, { type, isObject }: Place, known: Known): number {
  const isOfMany = !isObject && isAbstractType(type);
  const times = isOfMany ? Math.max(1, known.schema.getPossibleTypes(type).length) : 1;
  if (!field.selectionSet) return times;
  const definition =
    isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
  const below = definition && getNamedType(definition.type);
  const inside = { type: below, isObject: isObjectType(below) };
  return times * (1 + selectionsIn(field.selectionSet, inside, known));
}
