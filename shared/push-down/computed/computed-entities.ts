import type { GraphQLObjectType } from 'graphql';
import { Fallback } from '../fallback';
import type { CompiledForm, Objects } from '../form';
import type { OperationScope } from '../pushed-statement';
import { KEYS } from '../stations/entity-keys';
import { objectWriter, settled } from './value-writer';

/** Finds an entity by its representation. */
type ResolveReference = (reference: unknown, context: unknown) => unknown;

/**
 * What a statement reads, else what resolvers compute: where no declaration leads to a column, in a
 * department that declares tables.
 */
export function orComputed<Part>(
  { declared }: Pick<OperationScope, 'declared'>,
  read: () => Part,
  compute: () => Part,
): Part {
  try {
    return read();
  } catch (thrown) {
    const isOfCode = thrown instanceof Fallback && thrown.kind === 'FIELD';
    const hasTables = declared.stations.length > 0 || declared.entities.length > 0;
    if (isOfCode && hasTables) return compute();
    throw thrown;
  }
}

/** Entities that the department finds by their representations, each a whole object or null. */
export function computedEntities(
  operation: OperationScope,
  { type, selections }: Objects,
): CompiledForm {
  const write = objectWriter(operation, type, { selections });
  const find = referenceResolver(type) ?? ((reference) => reference);
  const member = {
    ...{ key: type.name, isNullable: true },
    compute: (reference: unknown, call: Parameters<typeof write>[1]) =>
      settled(find(reference, call.context), (found) =>
        found === null || found === undefined ? 'null' : write(found, call),
      ),
  };
  return { members: [member], statements: [], isWhole: true };
}

/** Whether a reference to an entity is the entity: the department has no resolver for it. */
export function isPlainReference(type: GraphQLObjectType): boolean {
  return type.name in KEYS && referenceResolver(type) === undefined;
}

function referenceResolver({ extensions }: GraphQLObjectType): ResolveReference | undefined {
  const { apollo } = extensions as {
    readonly apollo?: { readonly subgraph?: { readonly resolveReference?: ResolveReference } };
  }; // `buildSubgraphSchema` sets it.
  return apollo?.subgraph?.resolveReference;
}
