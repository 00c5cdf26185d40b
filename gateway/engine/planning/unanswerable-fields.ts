import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import {
  BREAK,
  isInterfaceType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type FieldNode,
  type GraphQLSchema,
  type InlineFragmentNode,
} from 'graphql';
import { fetchedPaths } from './fetched-paths';

/**
 * The first field of an operation without named fragments that its plan fetches nowhere
 * (`Type.field`); null if there is none.
 */
export type UnanswerableField = (operation: () => string, plan: QueryPlan) => string | null;

/**
 * Finds fields of interfaces that no department can answer. @apollo/query-planner 2.14 leaves them
 * out of its plan if no object type implements the interface, and the answer would say null.
 */
export function unanswerableFields(schema: GraphQLSchema): UnanswerableField {
  const bare = Object.values(schema.getTypeMap())
    .filter(isInterfaceType)
    .filter((type) => schema.getPossibleTypes(type).length === 0);
  const names = new Set(bare.map(({ name }) => name));
  if (names.size === 0) return () => null;
  return (operation, { node }) => {
    const fetched = fetchedPaths(node as PlanNode | undefined); // Planned operations are no subscriptions.
    return firstUnfetched(operation(), { schema, names, fetched });
  };
}

interface Search {
  readonly schema: GraphQLSchema;
  /** The interfaces that no object type implements. */
  readonly names: ReadonlySet<string>;
  readonly fetched: ReadonlySet<string>;
}

function firstUnfetched(operation: string, { schema, names, fetched }: Search): string | null {
  const types = new TypeInfo(schema);
  const path: string[] = [];
  let found: string | null = null;
  visit(
    parse(operation, { noLocation: true }),
    visitWithTypeInfo(types, {
      InlineFragment: (fragment) => (isDecided(fragment) ? false : undefined),
      Field: {
        enter: (field) => {
          if (isDecided(field)) return false;
          const { alias, name } = field;
          path.push(`${(alias ?? name).value}.`);
          const parent = types.getParentType();
          if (!parent || !names.has(parent.name) || name.value === '__typename') return undefined;
          if (fetched.has(path.join(''))) return undefined;
          found = `${parent.name}.${name.value}`;
          return BREAK;
        },
        leave: () => {
          path.pop();
        },
      },
    }),
  );
  return found;
}

/** Whether a literal condition may have left it out of the plan. */
function isDecided({ directives = [] }: FieldNode | InlineFragmentNode): boolean {
  return directives.some(
    ({ name, arguments: given = [] }) =>
      ['skip', 'include'].includes(name.value) &&
      given.some(({ value }) => value.kind === Kind.BOOLEAN),
  );
}
