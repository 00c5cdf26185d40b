import { GraphQLError } from 'graphql';
import { ERROR_CATALOGUE } from '../shared/errors/catalogue';
import { RiverGateError } from '../shared/errors/rivergate-error';
import type { GatewayAnswer } from './engine/execute-plan';

/** Receives an error that no caller may read, for the log. */
export type Unexpected = (error: unknown, requestId: string) => void;

/** Without data a failure of ours is a 500; Apollo Server would take every answer without data for a 400. */
export function withErrors(
  answer: GatewayAnswer,
  errors: ReadonlyArray<GraphQLError>,
): GatewayAnswer {
  if (answer.data !== undefined) return { ...answer, errors };
  return { ...answer, errors: errors.map(withStatus) };
}

/** A GraphQL error as it is; anything else, which may name hosts or code, as INTERNAL. */
export function concealed(
  error: unknown,
  requestId: string,
  onUnexpected: Unexpected,
): GraphQLError {
  const isMeantForCallers =
    error instanceof GraphQLError &&
    (error.extensions.serviceName !== undefined ||
      !error.originalError ||
      error.originalError instanceof GraphQLError);
  if (isMeantForCallers) return error;
  onUnexpected(error, requestId);
  return new RiverGateError(
    'INTERNAL',
    `Something failed on our side. The log knows this request as "${requestId}".`,
    { requestId },
  );
}

/** What is not the caller's fault, or not his document's, has a status of its own where it ends the request. */
function withStatus(error: GraphQLError): GraphQLError {
  if (!(error instanceof RiverGateError)) return error;
  const { status } = ERROR_CATALOGUE[error.code];
  if (status < 500 && error.code !== 'TOO_MANY_REQUESTS') return error;
  return new RiverGateError(error.code, error.message, { ...error.extensions, http: { status } });
}
