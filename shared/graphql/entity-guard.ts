import {
  GraphQLError,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type SelectionNode,
} from 'graphql';
import { RiverGateError } from '../errors/rivergate-error';
import { responseKey } from '../sharing/filter/operation-shape';
import type { AccessDecisions } from '../sharing/access-decisions';
import type { PolicyIndex } from '../sharing/policy-index';
import type { ExecuteRequest } from './compiled-execution';

/** A request that only looks up entities of open types, and the completion of its answer. */
interface GuardedEntities {
  readonly request: ExecuteRequest;
  /** Inserts null for each entity that was not looked up. */
  readonly completed: (result: ExecutionResult) => ExecutionResult;
}

/**
 * Guards the entities of one request; throws BAD_REQUEST for a request that a gateway would not
 * send.
 */
type EntityGuard = (
  request: ExecuteRequest,
  document: DocumentNode,
  access: AccessDecisions,
) => GuardedEntities;

/**
 * Prevents `_entities` from revealing whether an entity of a type that is closed to the caller
 * exists: such a representation is not looked up, and its answer is null as if it did not exist.
 */
export function entityGuard(index: PolicyIndex): EntityGuard {
  const kept = new WeakMap<DocumentNode, { readonly field: FieldNode | undefined }>();
  const fieldIn = (document: DocumentNode): FieldNode | undefined => {
    const known = kept.get(document) ?? { field: entitiesOf(document) };
    kept.set(document, known);
    return known.field;
  };
  return (request, document, access) => {
    const field = fieldIn(document);
    const variable = field && representationsOf(field);
    const given = variable === undefined ? undefined : request.variables?.[variable];
    if (!field || variable === undefined || !Array.isArray(given)) return unguarded(request);
    const isOpen = given.map((one) => isOpenType(typenameOf(one), index, access));
    if (isOpen.every(Boolean)) return unguarded(request);
    const open = given.filter((_, at) => isOpen[at]);
    return {
      request: { ...request, variables: { ...request.variables, [variable]: open } },
      completed: (result) => completed(result, responseKey(field), isOpen),
    };
  };
}

function unguarded(request: ExecuteRequest): GuardedEntities {
  return { request, completed: (result) => result };
}

/** A gateway selects `_entities` once in a document, at its root. */
function entitiesOf(document: DocumentNode): FieldNode | undefined {
  const found: FieldNode[] = [];
  visit(document, {
    Field: (field) => {
      if (field.name.value === '_entities') found.push(field);
    },
  });
  const [only, ...more] = found;
  if (!only || (more.length === 0 && rootFieldsOf(document).includes(only))) return only;
  throw new RiverGateError(
    'BAD_REQUEST',
    '_entities must be selected once in a document, at its root.',
  );
}

function rootFieldsOf({ definitions }: DocumentNode): ReadonlyArray<SelectionNode> {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
  );
}

/** Gateways send representations as a variable, never as a literal list. */
function representationsOf(field: FieldNode): string {
  const [given] = field.arguments ?? [];
  if (given?.value.kind === Kind.VARIABLE) return given.value.name.value;
  throw new RiverGateError('BAD_REQUEST', '_entities requires its representations as a variable.');
}

function typenameOf(representation: unknown): string {
  const isObject = typeof representation === 'object' && representation !== null;
  return isObject && '__typename' in representation ? String(representation.__typename) : '';
}

function isOpenType(type: string, { entries }: PolicyIndex, access: AccessDecisions): boolean {
  const policy = entries.get(type);
  return !policy || access.opens(type, policy);
}

function completed(
  result: ExecutionResult,
  key: string,
  isOpen: ReadonlyArray<boolean>,
): ExecutionResult {
  const found: unknown = result.data?.[key];
  if (!Array.isArray(found)) return result;
  const places = isOpen.flatMap((open, at) => (open ? [at] : []));
  const all: unknown[] = isOpen.map(() => null);
  for (const [at, place] of places.entries()) all[place] = found[at];
  const errors = result.errors?.map((error) => moved(error, key, places));
  return { ...result, data: { ...result.data, [key]: all }, ...(errors ? { errors } : {}) };
}

/** The same error, with the index of its entity among all requested ones. */
function moved(error: GraphQLError, key: string, places: ReadonlyArray<number>): GraphQLError {
  const [first, at, ...rest] = error.path ?? [];
  if (first !== key || typeof at !== 'number') return error;
  const path = [key, places[at] ?? at, ...rest];
  const { message, extensions, originalError } = error;
  return new GraphQLError(message, { path, extensions, originalError });
}
