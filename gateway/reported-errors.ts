import { GraphQLError } from 'graphql';
import { ERROR_CATALOGUE } from '../shared/errors/catalogue';
import { RiverGateError } from '../shared/errors/rivergate-error';
import type { GatewayAnswer } from './engine/execute-plan';

/** Called with an error that no caller may see, for the log. */
export type Unexpected = (error: unknown, requestId: string) => void;

/**
 * Without data, our own failure is a 500; Apollo Server would answer every response without data
 * with 400.
 */
export function withErrors(
  answer: GatewayAnswer,
  errors: ReadonlyArray<GraphQLError>,
): GatewayAnswer {
  if (answer.data !== undefined) return { ...answer, errors };
  return { ...answer, errors: errors.map(withStatus) };
}

/** A GraphQL error unchanged; anything else, which may name hosts or code, as INTERNAL. */
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

/**
 * An error that is not the fault of the caller or the document has its own HTTP status if it ends
 * the request.
 */
function withStatus(error: GraphQLError): GraphQLError {
  if (!(error instanceof RiverGateError)) return error;
  const { status } = ERROR_CATALOGUE[error.code];
  if (status < 500 && error.code !== 'TOO_MANY_REQUESTS') return error;
  return new RiverGateError(error.code, error.message, { ...error.extensions, http: { status } });
}
