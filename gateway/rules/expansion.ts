import {
  Kind,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  getNamedType,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { measured, type MeasureOf } from './measure';
import type { OperationFacts } from './operation-facts';
import type { Rule } from './rule';

/**
 * An operation, its fragments written out wherever they are spread, asks for at most so many fields; one
 * that is asked on an interface or a union counts once for each type that may answer.
 *
 * This is what a planner may have to look at. Fifteen fragments that each spread the next one twice fit
 * into twenty lines, and cost it 32,768 times the last of them.
 */
export const expansion: Rule = {
  name: 'expansion',
  check: (facts, { maxSelections }) => {
    const found = plannedSelections(facts);
    if (found <= maxSelections) return undefined;
    return new RiverGateError(
      'TOO_MANY_SELECTIONS',
      `Its fragments written out for each type that may answer, the operation asks for ${found} fields; at most ${maxSelections} are planned.`,
      { limit: maxSelections, found },
    );
  },
};

/** How many fields a planner may have to look at. The document must have no cycle of fragments. */
export function plannedSelections(facts: OperationFacts): number {
  const { schema, operation } = facts;
  const root = schema.getRootType(operation.operation) ?? undefined;
  return measured<number>(facts, (set, ofFragment, owner) => {
    const type = owner ? schema.getType(owner.typeCondition.name.value) : root;
    return selectionsIn(set, type, { schema, ofFragment });
  });
}

interface Known {
  readonly schema: GraphQLSchema;
  readonly ofFragment: MeasureOf<number>;
}

function selectionsIn(
  set: SelectionSetNode,
  type: GraphQLNamedType | undefined,
  known: Known,
): number {
  return set.selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return sum + (known.ofFragment(selection.name.value) ?? 0);
    }
    if (selection.kind === Kind.FIELD) return sum + selectionsOfField(selection, type, known);
    const condition = selection.typeCondition?.name.value;
    const inner = condition === undefined ? type : known.schema.getType(condition);
    return sum + selectionsIn(selection.selectionSet, inner, known);
  }, 0);
}

function selectionsOfField(
  field: FieldNode,
  type: GraphQLNamedType | undefined,
  known: Known,
): number {
  const times = isAbstractType(type) ? Math.max(1, known.schema.getPossibleTypes(type).length) : 1;
  if (!field.selectionSet) return times;
  const definition =
    isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
  const below = definition && getNamedType(definition.type);
  return times * (1 + selectionsIn(field.selectionSet, below, known));
}
