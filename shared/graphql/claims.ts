import {
  Kind,
  getNamedType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { RiverGateError } from '../errors/rivergate-error';
import type { Dataset } from '../sharing/dataset';
import type { SharingClaim } from '../sharing/in-dataset';
import { actPolicy, type Policy } from '../sharing/policy-index';

/** A published field and its policy; null for plumbing and keys. */
export interface ClaimedField {
  /** `Type.field` */
  readonly coordinate: string;
  readonly policy: Policy | null;
}

/** The policies of all published fields, and of the entity types that declare one. */
export interface Claims {
  readonly fields: ReadonlyArray<ClaimedField>;
  /** Policies of types with keys. */
  readonly entries: ReadonlyMap<string, Policy>;
}

interface ClaimingDepartment {
  readonly name: string;
  readonly datasets: ReadonlyArray<Dataset>;
}

/**
 * Determines the dataset of every published field. A field's own claim takes precedence over its
 * type's; plumbing and keys carry no data.
 *
 * @throws SCHEMA_UNCLAIMED naming each field without a claim, or whose claim names no declared
 *   dataset of its department.
 */
export function claimsOf(schema: GraphQLSchema, department: ClaimingDepartment): Claims {
  const types = Object.values(schema.getTypeMap()).filter(isPublished);
  const found = types.flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({
      coordinate: `${type.name}.${field.name}`,
      claim: claimOf(type, field),
    })),
  );
  const faults = found.filter(({ claim }) => !claim || !isDeclared(claim, department));
  if (faults.length > 0) {
    const list = faults
      .map(
        ({ coordinate, claim }) => `${coordinate} (${claim?.datasets?.join(', ') ?? 'no dataset'})`,
      )
      .join(', ');
    throw new RiverGateError(
      'SCHEMA_UNCLAIMED',
      `Department ${department.name} publishes fields that no declared dataset claims: ${list}.`,
      { fields: faults.map(({ coordinate }) => coordinate) },
    );
  }
  return {
    fields: found.map(({ coordinate, claim }) => ({ coordinate, policy: policyOf(claim) })),
    entries: entriesOf(types),
  };
}

/** Checks that ids of this department are declared; ids of other departments are checked there. */
function isDeclared({ datasets }: SharingClaim, department: ClaimingDepartment): boolean {
  if (!datasets) return true;
  const declared = new Set(department.datasets.map(({ id }) => id));
  const own = datasets.filter((id) => id.startsWith(`${department.name}/`));
  return own.length > 0 && own.every((id) => declared.has(id));
}

function policyOf(claim: SharingClaim | undefined): Policy | null {
  if (claim?.datasets) return [claim.datasets];
  return claim?.acts?.map((act) => [actPolicy(act)]) ?? null;
}

function entriesOf(types: ReadonlyArray<GraphQLObjectType>): ReadonlyMap<string, Policy> {
  return new Map(
    types.flatMap((type) => {
      const policy = keysOf(type).length > 0 ? policyOf(sharingOf(type.extensions)) : null;
      return policy ? [[type.name, policy] as const] : [];
    }),
  );
}

function isPublished(type: unknown): type is GraphQLObjectType {
  return isObjectType(type) && !type.name.startsWith('__');
}

/**
 * A field's own claim, or its type's. Plumbing inherits the policy of the field that leads to it,
 * so it is not sufficient for a field without such a parent: one of a root type, or one that a
 * department adds to an entity of others.
 */
function claimOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): SharingClaim | undefined {
  const own = sharingOf(field.extensions);
  if (own) return own;
  if (isKey(type, field) || isExternal(field)) return { plumbing: true };
  if (ROOTS.has(type.name)) return bindingOnly(claimOfResult(field));
  const ofType = sharingOf(type.extensions);
  return keysOf(type).length > 0 ? bindingOnly(ofType) : ofType;
}

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation']);

/** The result type of a root field determines its dataset. */
function claimOfResult(field: GraphQLField<unknown, unknown>): SharingClaim | undefined {
  const result = getNamedType(field.type);
  return isObjectType(result) ? sharingOf(result.extensions) : undefined;
}

function bindingOnly(claim: SharingClaim | undefined): SharingClaim | undefined {
  return claim?.plumbing ? undefined : claim;
}

function isKey(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  return keysOf(type).some((fields) => fields.split(/\W+/).includes(field.name));
}

/** Another department resolves and claims it. */
function isExternal({ astNode }: GraphQLField<unknown, unknown>): boolean {
  return (astNode?.directives ?? []).some(({ name }) => name.value === 'external');
}

function keysOf({ astNode }: GraphQLObjectType): ReadonlyArray<string> {
  const keys = (astNode?.directives ?? []).filter(({ name }) => name.value === 'key');
  return keys.flatMap(({ arguments: given = [] }) =>
    given.flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : [])),
  );
}

function sharingOf(extensions: Readonly<Record<string, unknown>>): SharingClaim | undefined {
  return extensions['sharing'] as SharingClaim | undefined; // Only the decorators of shared/sharing set it.
}
