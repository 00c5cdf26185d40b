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

/** A published field and the dataset it is in; null for plumbing and what is the hub's own. */
export interface ClaimedField {
  /** `Type.field` */
  readonly coordinate: string;
  readonly dataset: string | null;
}

/**
 * Which dataset every published field is in. A field's own claim wins over its type's; plumbing and
 * keys carry no data of their own.
 *
 * @throws SCHEMA_UNCLAIMED naming each field that nothing claims, or that claims a dataset which its
 * department does not declare.
 */
export function claimsOf(
  schema: GraphQLSchema,
  { name, datasets }: { readonly name: string; readonly datasets: ReadonlyArray<Dataset> },
): ReadonlyArray<ClaimedField> {
  const declared = new Set(datasets.map(({ id }) => id));
  const types = Object.values(schema.getTypeMap()).filter(isPublished);
  const found = types.flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({
      coordinate: `${type.name}.${field.name}`,
      claim: claimOf(type, field),
    })),
  );
  const faults = found.filter(
    ({ claim }) => !claim || (claim.dataset && !declared.has(claim.dataset)),
  );
  if (faults.length > 0) {
    const list = faults
      .map(({ coordinate, claim }) => `${coordinate} (${claim?.dataset ?? 'no dataset'})`)
      .join(', ');
    throw new RiverGateError(
      'SCHEMA_UNCLAIMED',
      `Department ${name} publishes fields that no declared dataset claims: ${list}.`,
    );
  }
  return found.map(({ coordinate, claim }) => ({ coordinate, dataset: claim?.dataset ?? null }));
}

function isPublished(type: unknown): type is GraphQLObjectType {
  return isObjectType(type) && !type.name.startsWith('__');
}

function claimOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): SharingClaim | undefined {
  return (
    sharingOf(field.extensions) ??
    (isKey(type, field) ? { plumbing: true } : sharingOf(type.extensions)) ??
    viaResult(type, field)
  );
}

/** A field of a root type or of a reference is in what its result is in. */
function viaResult(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): SharingClaim | undefined {
  const result = getNamedType(field.type);
  return type.name === 'Query' && isObjectType(result) ? sharingOf(result.extensions) : undefined;
}

function isKey({ astNode }: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  const keys = (astNode?.directives ?? []).filter(({ name }) => name.value === 'key');
  return keys.some((key) =>
    key.arguments?.some(
      ({ value }) => value.kind === Kind.STRING && value.value.split(/\W+/).includes(field.name),
    ),
  );
}

function sharingOf(extensions: Readonly<Record<string, unknown>>): SharingClaim | undefined {
  return extensions['sharing'] as SharingClaim | undefined; // Put there by the decorators of shared/sharing alone.
}
