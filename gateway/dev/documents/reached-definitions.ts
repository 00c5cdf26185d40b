import { visit, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';

/** An operation that has a name; every document of a page has one. */
export type NamedOperation = OperationDefinitionNode & {
  readonly name: NonNullable<OperationDefinitionNode['name']>;
};

/** An operation or a fragment: what may spread fragments. */
export type Spreading = NamedOperation | FragmentDefinitionNode;

/** A definition and every fragment that it reaches, by name, in the order in which it reaches them. */
export function reachedFrom(
  from: Spreading,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ReadonlyMap<string, Spreading> {
  const reached = new Map<string, Spreading>();
  const follow = (node: Spreading) => {
    if (reached.has(node.name.value)) return;
    reached.set(node.name.value, node);
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment) follow(fragment);
      },
    });
  };
  follow(from);
  return reached;
}
