import {
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded } from '../is-included';
import { givenArgument } from './list-bounds';
import type { OperationFacts } from '../operation-facts';

/** The most objects that are counted; an introspection query with more is beyond every budget. */
const MAX_VISITS = 500_000;

/**
 * How many scalars an introspection query returns: the exact number, counted on the schema itself.
 *
 * A selection set is counted once for each type or field, however often it occurs; beyond 500,000
 * of them counting stops with a cost above every budget.
 */
export function introspectionValues(node: FieldNode, facts: OperationFacts): number {
  const counting: Counting = { facts, known: new Map(), visits: 0 };
  const meta = node.name.value === '__schema' ? SchemaMetaFieldDef : TypeMetaFieldDef;
  const values = valuesOfField(node, { definition: meta, source: undefined }, counting);
  return counting.visits > MAX_VISITS ? Number.MAX_SAFE_INTEGER : values;
}

interface Counting {
  readonly facts: OperationFacts;
  /** By selection set and the object to which it applies. */
  readonly known: Map<SelectionSetNode, Map<unknown, number>>;
  visits: number;
}

interface Met {
  readonly definition: GraphQLField<unknown, unknown>;
  readonly source: unknown;
}

function valuesOfField(node: FieldNode, { definition, source }: Met, counting: Counting): number {
  const type = getNamedType(definition.type);
  const value = resolved(node, { definition, source }, counting.facts);
  const valuesOf = (one: unknown): number =>
    one !== null && one !== undefined && node.selectionSet && isObjectType(type)
      ? valuesOfSet(node.selectionSet, { type, source: one }, counting)
      : 1;
  if (!Array.isArray(value)) return valuesOf(value);
  return value.reduce<number>((sum, one) => sum + valuesOf(one), 0);
}

function valuesOfSet(
  set: SelectionSetNode,
  met: { readonly type: GraphQLObjectType; readonly source: unknown },
  counting: Counting,
): number {
  const bySource = counting.known.get(set) ?? new Map<unknown, number>();
  counting.known.set(set, bySource);
  const known = bySource.get(met.source);
  if (known !== undefined) return known;
  counting.visits += 1;
  if (counting.visits > MAX_VISITS) return 1;
  let values = 0;
  for (const selection of set.selections) {
    if (!isIncluded(selection, counting.facts)) continue;
    if (selection.kind === Kind.FIELD) {
      const definition = met.type.getFields()[selection.name.value];
      values += definition
        ? valuesOfField(selection, { definition, source: met.source }, counting)
        : 1;
      continue;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : counting.facts.fragments.get(selection.name.value)?.selectionSet;
    if (inner) values += valuesOfSet(inner, met, counting);
  }
  bySource.set(met.source, values);
  return values;
}

/** What graphql-js returns for a field of its introspection. */
function resolved(node: FieldNode, { definition, source }: Met, facts: OperationFacts): unknown {
  const given = definition.args.map(
    ({ name, defaultValue }) => [name, givenArgument(node, name, facts) ?? defaultValue] as const,
  );
  const info = { schema: facts.schema, fieldName: definition.name };
  const resolve: unknown = definition.resolve;
  if (typeof resolve !== 'function') return null;
  const answer: unknown = resolve(source, Object.fromEntries(given), undefined, info);
  return answer;
}
