import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { measured, type MeasureOf } from './measure';
import type { Rule } from './rule';

/**
 * The depth of GraphiQL's introspection query: `__schema.types.fields.args.type`, nine `ofType`,
 * then `name`.
 */
const INTROSPECTION_DEPTH = 15;
const INTROSPECTION_ROOTS = new Set(['__schema', '__type']);

interface Depth {
  readonly ofData: number;
  readonly ofIntrospection: number;
}

const NONE: Depth = { ofData: 0, ofIntrospection: 0 };

/**
 * Limits how deep fields are nested, including those in fragments; introspection has its own limit.
 */
export const depth: Rule = {
  name: 'depth',
  check: (facts, { maxDepth }) => {
    const { ofData, ofIntrospection } = measured(facts, depthOfSet);
    const introspectionBound = Math.max(INTROSPECTION_DEPTH, maxDepth);
    if (ofData > maxDepth) return tooDeep(ofData, maxDepth);
    if (ofIntrospection > introspectionBound) return tooDeep(ofIntrospection, introspectionBound);
    return undefined;
  },
};

function tooDeep(found: number, limit: number): RiverGateError {
  return new RiverGateError(
    'TOO_DEEP',
    `The operation nests ${found} levels of fields; at most ${limit} are followed.`,
    { limit, found },
  );
}

function depthOfSet(set: SelectionSetNode, ofFragment: MeasureOf<Depth>): Depth {
  return set.selections.reduce(
    (deepest, selection) => deeper(deepest, depthOfSelection(selection, ofFragment)),
    NONE,
  );
}

function depthOfSelection(selection: SelectionNode, ofFragment: MeasureOf<Depth>): Depth {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value) ?? NONE;
  const below = selection.selectionSet ? depthOfSet(selection.selectionSet, ofFragment) : NONE;
  if (selection.kind === Kind.INLINE_FRAGMENT) return below;
  const levels = 1 + Math.max(below.ofData, below.ofIntrospection);
  return INTROSPECTION_ROOTS.has(selection.name.value)
    ? { ofData: 0, ofIntrospection: levels }
    : { ofData: 1 + below.ofData, ofIntrospection: below.ofIntrospection && levels };
}

function deeper(left: Depth, right: Depth): Depth {
  return {
    ofData: Math.max(left.ofData, right.ofData),
    ofIntrospection: Math.max(left.ofIntrospection, right.ofIntrospection),
  };
}
