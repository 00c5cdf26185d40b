import { Kind, visit, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { argumentOf, graphOf } from './directive-arguments';

/**
 * A supergraph without the keys that a department cannot resolve, where it can resolve another one
 * of the same type. @apollo/query-planner 2.14 may ask a department by the first key that it knows,
 * resolvable or not, for a field that requires others.
 */
export function resolvableKeysOnly(supergraph: DocumentNode): DocumentNode {
  const without = <Type extends { readonly directives?: ReadonlyArray<ConstDirectiveNode> }>(
    type: Type,
  ): Type => {
    const { directives = [] } = type;
    const resolving = new Set(directives.filter(isResolvableKey).map(graphOf));
    const kept = directives.filter((one) => !isOtherKey(one) || !resolving.has(graphOf(one)));
    return { ...type, directives: kept };
  };
  return visit(supergraph, { ObjectTypeDefinition: without, InterfaceTypeDefinition: without });
}

function isResolvableKey(directive: ConstDirectiveNode): boolean {
  return isKey(directive) && !isOtherKey(directive);
}

/** Whether a directive names a key that its department cannot resolve. */
function isOtherKey(directive: ConstDirectiveNode): boolean {
  const resolvable = argumentOf(directive, 'resolvable');
  return isKey(directive) && resolvable?.kind === Kind.BOOLEAN && !resolvable.value;
}

function isKey(directive: ConstDirectiveNode): boolean {
  return directive.name.value === 'join__type' && argumentOf(directive, 'key') !== undefined;
}
