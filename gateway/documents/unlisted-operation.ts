import { hash } from 'node:crypto';
import { getOperationAST, type GraphQLSchema } from 'graphql';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { ScopedRequest } from '../engine/execute-plan';
import { recordableOperation } from '../sharing/normalised-operation';

/** An operation outside its client's list. */
export interface UnlistedOperation {
  readonly client: string;
  /** SHA-256 of the document, in hexadecimal. */
  readonly hash: string;
  readonly isRefused: boolean;
  /** Its name, and its text without literals. */
  readonly described: () => { readonly name: string | null; readonly text: string };
}

/** The operation of a request, if its client is held to a list without it; null otherwise. */
export function unlistedIn(
  { source, document, request, context }: ScopedRequest,
  schema: GraphQLSchema,
): UnlistedOperation | null {
  const { documents: list, access } = context;
  if (!list || list.isListed(source)) return null;
  const { operationName } = request;
  return {
    client: access.caller.subject,
    hash: hash('sha256', source),
    isRefused: list.mode === 'ENFORCE',
    described: () =>
      getOperationAST(document, operationName)
        ? recordableOperation(schema, document, operationName).operation
        : { name: null, text: '' },
  };
}

/** The refusal of an operation outside an enforced list. */
export function notRegistered({ hash: found }: UnlistedOperation): RiverGateError {
  return new RiverGateError(
    'OPERATION_NOT_REGISTERED',
    `The documents of this client are enforced, and "sha256:${found}" is not among them (查询未登记).`,
    { documentId: `sha256:${found}` },
  );
}
