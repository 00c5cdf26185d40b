import { Kind, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { fragmentsOf } from '../../shared/sharing/filter/selection-nodes';
import { spreadsIn } from './spreads';

/**
 * An operation of a document with only the fragments that it reaches, in the order of the document;
 * the document itself if it contains nothing else.
 *
 * Only this is passed on to sharing, planning, caching and auditing; the rest of a document is only
 * parsed and checked.
 */
export function selectedOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): DocumentNode {
  const fragments = fragmentsOf(document);
  const reached = new Set<unknown>([operation]);
  const open = [operation.selectionSet];
  for (let set = open.pop(); set; set = open.pop()) {
    for (const name of spreadsIn(set)) {
      const fragment = fragments.get(name);
      if (!fragment || reached.has(fragment)) continue;
      reached.add(fragment);
      open.push(fragment.selectionSet);
    }
  }
  const definitions = document.definitions.filter((part) => reached.has(part));
  return definitions.length === document.definitions.length
    ? document
    : { kind: Kind.DOCUMENT, definitions };
}
