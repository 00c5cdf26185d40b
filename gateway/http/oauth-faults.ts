import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CATALOGUE } from '../../shared/errors/catalogue';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { answerFault, refusalHeaders } from '../../shared/server/http-faults';

/**
 * Sends the error of a sign-in route in the form of a GraphQL error, with the matching HTTP status.
 */
export function answerOauthFault(
  fault: FastifyError | RiverGateError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (!(fault instanceof RiverGateError) || ERROR_CATALOGUE[fault.code].status !== 200)
    return answerFault(fault, request, reply);
  // Beside GraphQL data these errors have status 200; here, without data, they are refusals.
  const { message, extensions } = fault;
  return reply
    .code(403)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions }] });
}

/** Sends the error of a token request in the form of OAuth (RFC 6749, 5.2). */
export function answerTokenFault(
  fault: FastifyError | RiverGateError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (!(fault instanceof RiverGateError)) {
    const status = fault.statusCode ?? 500;
    return status >= 500 || status === 413
      ? answerFault(fault, request, reply)
      : invalidRequest(reply, FORM_WANTED);
  }
  if (fault.code === 'SIGN_IN_REFUSED') return invalidClient(reply, fault.message);
  refusalHeaders(fault, request, reply);
  if (fault.code === 'TOO_MANY_REQUESTS')
    return oauthError(reply, 429, ['temporarily_unavailable', fault.message]);
  if (fault.code === 'BAD_USER_INPUT') return invalidRequest(reply, fault.message);
  return answerFault(fault, request, reply);
}

/** `invalid_request`: a parameter is missing, or given twice. */
export function invalidRequest(reply: FastifyReply, description: string): FastifyReply {
  return oauthError(reply, 400, ['invalid_request', description]);
}

/** An error of OAuth. */
export function oauthError(
  reply: FastifyReply,
  status: number,
  [error, description]: readonly [error: string, description: string],
): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ error, error_description: description });
}

const FORM_WANTED = 'POST a form (application/x-www-form-urlencoded), each parameter once.';

/** Every 401 names the authentication scheme (RFC 6749, 5.2; RFC 9110, 15.5.2). */
function invalidClient(reply: FastifyReply, description: string): FastifyReply {
  reply.header('www-authenticate', 'Basic realm="rivergate"');
  return oauthError(reply, 401, ['invalid_client', description]);
}
