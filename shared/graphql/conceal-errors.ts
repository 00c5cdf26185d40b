import { GraphQLError, type ExecutionResult } from 'graphql';
import { ERROR_CATALOGUE } from '../errors/catalogue';
import { coded } from './checked-operation';
import { isJsonObject } from '../domain/is-json-object';

/** Destination of errors that a caller must not read. */
export interface Concealment {
  /** Called with anything a resolver throws that is not a GraphQL error; used for logging. */
  readonly onUnexpected?: (error: unknown) => void;
  /** The id of this request in the log; the caller gets it. */
  readonly requestIdOf?: (context: unknown) => string | undefined;
}

interface RawResult {
  readonly data?: unknown;
  readonly errors?: ReadonlyArray<unknown>;
}

/**
 * Replaces errors that must not leave the hub.
 *
 * GraphQL errors keep message and code; without a code they become BAD_USER_INPUT. The message of
 * any other error may contain SQL, paths or secrets, so it becomes INTERNAL with the request id,
 * and `onUnexpected` receives the original.
 */
export function concealErrors(
  result: RawResult,
  context: unknown,
  concealment: Concealment,
): ExecutionResult {
  const data = isJsonObject(result.data)
    ? { data: result.data }
    : 'data' in result
      ? { data: null }
      : {};
  if (!result.errors) return data;
  const errors = result.errors.map((error) => {
    const cause = causeOf(error);
    if (error instanceof GraphQLError && cause instanceof GraphQLError && !isBrokenPromise(cause)) {
      return error.extensions?.code === undefined ? coded('BAD_USER_INPUT', error) : error;
    }
    concealment.onUnexpected?.(cause);
    return internalError(error, concealment.requestIdOf?.(context));
  });
  return { errors, ...data };
}

/**
 * A resolver returned null for a non-null field: graphql-js throws this error, and the hub is at
 * fault.
 */
function isBrokenPromise({ message }: GraphQLError): boolean {
  return message.startsWith('Cannot return null for non-nullable field');
}

/** The original error: graphql-js and graphql-jit wrap what a resolver threw, sometimes twice. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

function internalError(error: unknown, requestId: string | undefined): GraphQLError {
  const place = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
  const id = requestId === undefined ? {} : { requestId };
  const named = requestId === undefined ? '' : ` The log knows this request as "${requestId}".`;
  return new GraphQLError(`Something failed on our side.${named}`, {
    ...place,
    extensions: { code: 'INTERNAL', remedy: ERROR_CATALOGUE.INTERNAL.remedy, ...id },
  });
}
