import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { isObjectType, parse, type GraphQLSchema } from 'graphql';
import { buildSchema, createResolversMap, type ClassType, type NonEmptyArray } from 'type-graphql';
import type { Dataset } from '../sharing/dataset';
import { INFERENCE_GUARD_DIRECTIVE } from '../sharing/filter/guard-inference';
import type { PolicyIndex } from '../sharing/policy-index';
import { boundCursors } from './bound-cursors';
import { claimsOf, type Claims } from './claims';
import { guardedResolver } from './inference-guard';
import { printedWithSizes, SIZE_DIRECTIVES, SIZE_LINK } from './declared-sizes';
import { TEXT_DIRECTIVES } from './longest-text';
import { withPolicies } from './print-policies';
import { boundTexts, requireTextBounds } from './text-bounds';

/** Finds an entity by its key, or returns null. */
export type ResolveReference = (
  reference: Readonly<Record<string, string>>,
  context: never,
) => unknown;

/** The parts of a subgraph's schema. */
export interface SubgraphParts {
  /** Id of the department: the folder's name. */
  readonly name: string;
  readonly datasets: ReadonlyArray<Dataset>;
  readonly resolvers: ReadonlyArray<ClassType>;
  /** Published classes that no query of this subgraph returns (entities that others refer to). */
  readonly types: ReadonlyArray<ClassType>;
  /** Resolvers of entities by type name; a type without one returns only its key. */
  readonly references: Readonly<Record<string, ResolveReference>>;
}

/** A subgraph ready to execute. */
export interface FederatedSchema {
  readonly schema: GraphQLSchema;
  /** The schema text that is committed as `schema.graphql`; the gateway reads only this. */
  readonly sdl: string;
  /** The policy of each published field. */
  readonly index: PolicyIndex;
}

const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@policy", "@composeDirective", "@cost", "@listSize"])${SIZE_LINK}${INFERENCE_GUARD_DIRECTIVE}${SIZE_DIRECTIVES}${TEXT_DIRECTIVES}`;

/**
 * Builds a subgraph from its classes; throws SCHEMA_UNCLAIMED if a field is in no dataset,
 * LISTS_UNSIZED if a list has no declared size, TEXTS_UNBOUNDED if a text of a mutation has no
 * declared length.
 */
export async function federate(parts: SubgraphParts): Promise<FederatedSchema> {
  const built = await buildSchema({
    resolvers: parts.resolvers as unknown as NonEmptyArray<ClassType>, // type-graphql checks that the list is not empty.
    orphanedTypes: [...parts.types],
    validate: false,
    skipCheck: true,
  });
  requireTextBounds(built, parts.name);
  const claims = claimsOf(built, parts);
  const printed = withoutSchemaBlock(printSchemaWithDirectives(built));
  const bound = parse(withPolicies(printed, claims.fields));
  const sdl = `${LINK}\n${printedWithSizes(bound, parts.name)}\n`;
  const index = indexOf(claims);
  const schema = buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: resolverMap(built, parts, index),
  });
  return { schema, sdl, index };
}

function indexOf({ fields, entries }: Claims): PolicyIndex {
  const bound = fields.flatMap(({ coordinate, policy }) =>
    policy ? [[coordinate, policy] as const] : [],
  );
  return { fields: new Map(bound), entries };
}

/** Federation finds the root types by name; a `schema {}` block would hide the link. */
function withoutSchemaBlock(sdl: string): string {
  return sdl.replace(/^schema \{[^}]*\}\s*/m, '');
}

type ResolverMap = Parameters<typeof buildSubgraphSchema>[0] extends infer Modules
  ? Extract<Modules, { readonly resolvers?: unknown }>['resolvers']
  : never;

function resolverMap(
  built: GraphQLSchema,
  { references }: SubgraphParts,
  index: PolicyIndex,
): ResolverMap {
  const map: Record<string, Record<string, unknown>> = {};
  for (const [name, resolvers] of Object.entries(createResolversMap(built))) {
    const type = built.getType(name);
    const fields = isObjectType(type) ? type.getFields() : {};
    // Rows are plain objects, so they would fail type-graphql's check for instances of its classes.
    const own = Object.entries(resolvers).filter(([field]) => field !== '__isTypeOf');
    map[name] = Object.fromEntries(
      own.map(([field, resolve]) => {
        const definition = fields[field];
        if (!definition) return [field, resolve];
        const guarded = guardedResolver(definition, resolve, index);
        return [field, boundTexts(definition, boundCursors(name, definition, guarded))];
      }),
    );
  }
  for (const [type, resolveReference] of Object.entries(references)) {
    map[type] = { ...map[type], __resolveReference: resolveReference };
  }
  return map as ResolverMap; // The only cast from untyped resolver maps to Apollo's type.
}
