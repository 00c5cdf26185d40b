import { Kind, parse, type ConstDirectiveNode } from 'graphql';
import type { SubgraphDefinition } from '../engine/open-links';

/**
 * Returns the subgraphs of a Federation 2 supergraph, as its `@join__graph` directives name them.
 */
export function subgraphsOf(supergraphSdl: string): ReadonlyArray<SubgraphDefinition> {
  const { definitions } = parse(supergraphSdl, { noLocation: true });
  const graphs = definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph'
      ? (definition.values ?? [])
      : [],
  );
  return graphs.flatMap(({ directives = [] }) =>
    directives.filter(({ name }) => name.value === 'join__graph').map(subgraphOf),
  );
}

function subgraphOf(directive: ConstDirectiveNode): SubgraphDefinition {
  return { name: textOf(directive, 'name'), url: textOf(directive, 'url') };
}

function textOf({ arguments: given = [] }: ConstDirectiveNode, name: string): string {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}
