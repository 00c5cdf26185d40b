import type { ApolloGateway } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import { ERROR_CATALOGUE } from '../shared/errors/catalogue';
import { RiverGateError } from '../shared/errors/rivergate-error';
import { isRequestScope } from './engine/link';
import type { Admit } from './rules/admit';

/** Plans an operation, with its plans kept by document and operation name, and executes the plan. */
type PlanAndExecute = ApolloGateway['executor'];
/** One operation with everything around it. */
type GatewayRequest = Parameters<PlanAndExecute>[0];
/** What a request is answered with. */
type GatewayAnswer = Awaited<ReturnType<PlanAndExecute>>;
/** Receives an error that no caller may read, for the log. */
export type Unexpected = (error: unknown, requestId: string) => void;

/** The calls that a request goes through, in order. */
interface Steps {
  readonly admit: Admit;
  readonly execute: PlanAndExecute;
  readonly onUnexpected: Unexpected;
}

/** The answer to one request; it never rejects. */
export async function handleRequest(
  request: GatewayRequest,
  { admit, execute, onUnexpected }: Steps,
): Promise<GatewayAnswer> {
  const conceal = (error: unknown) => concealed(error, requestIdOf(request), onUnexpected);
  try {
    const refusals = admit(operationOf(request));
    if (refusals.length > 0) return { errors: refusals };
    const answer = await execute(request);
    return answer.errors ? withErrors(answer, answer.errors.map(conceal)) : answer;
  } catch (thrown) {
    return withErrors({}, [conceal(thrown)]);
  }
}

/** Without data a failure of ours is a 500; Apollo Server would take every answer without data for a 400. */
function withErrors(answer: GatewayAnswer, errors: ReadonlyArray<GraphQLError>): GatewayAnswer {
  if (answer.data !== undefined) return { ...answer, errors };
  return { ...answer, errors: errors.map(withStatus) };
}

function operationOf({ schema, document, request }: GatewayRequest) {
  const { operationName, variables = {} } = request;
  return { schema, document, operationName, variables };
}

/** A GraphQL error as it is; anything else, which may name hosts or code, as INTERNAL. */
function concealed(error: unknown, requestId: string, onUnexpected: Unexpected): GraphQLError {
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

function withStatus(error: GraphQLError): GraphQLError {
  if (!(error instanceof RiverGateError) || error.code !== 'INTERNAL') return error;
  const http = { status: ERROR_CATALOGUE[error.code].status };
  return new RiverGateError(error.code, error.message, { ...error.extensions, http });
}

function requestIdOf({ context }: GatewayRequest): string {
  return isRequestScope(context) ? context.requestId : 'unknown';
}
