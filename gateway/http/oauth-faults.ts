import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CATALOGUE } from '../../shared/errors/catalogue';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { answerFault } from '../../shared/server/http-faults';

/** Answers a failed route of signing in as GraphQL errors are written, with the status that says it. */
export function answerOauthFault(
  fault: FastifyError | RiverGateError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  withRetryAfter(fault, reply);
  if (!(fault instanceof RiverGateError)) return answerFault(fault, request, reply);
  const { status } = ERROR_CATALOGUE[fault.code];
  // Why a password is refused is said in both languages; the form shows it.
  if (status !== 200 && fault.code !== 'PASSWORD_REFUSED')
    return answerFault(fault, request, reply);
  // Beside GraphQL data these travel with 200; alone they are a refusal.
  const { message, extensions } = fault;
  return reply
    .code(status === 200 ? 403 : status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions }] });
}

/** Answers a failed token request as OAuth writes errors (RFC 6749, 5.2). */
export function answerTokenFault(
  fault: FastifyError | RiverGateError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  withRetryAfter(fault, reply);
  if (!(fault instanceof RiverGateError)) {
    const isOurs = (fault.statusCode ?? 500) >= 500;
    return isOurs ? answerFault(fault, request, reply) : invalidRequest(reply, FORM_WANTED);
  }
  if (fault.code === 'SIGN_IN_REFUSED') return invalidClient(request, reply, fault.message);
  if (fault.code === 'TOO_MANY_REQUESTS')
    return oauthError(reply, 429, ['temporarily_unavailable', fault.message]);
  if (fault.code === 'BAD_USER_INPUT') return invalidRequest(reply, fault.message);
  return answerFault(fault, request, reply);
}

/** `invalid_request`: the request lacks something, or says it twice. */
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

/** A client that tried HTTP Basic is told so (RFC 6749, 5.2). */
function invalidClient(
  request: FastifyRequest,
  reply: FastifyReply,
  description: string,
): FastifyReply {
  if (request.headers.authorization !== undefined)
    reply.header('www-authenticate', 'Basic realm="rivergate"');
  return oauthError(reply, 401, ['invalid_client', description]);
}

function withRetryAfter(fault: FastifyError | RiverGateError, reply: FastifyReply): void {
  if (!(fault instanceof RiverGateError)) return;
  const { retryAfterS } = fault.extensions;
  if (typeof retryAfterS === 'number') reply.header('retry-after', String(retryAfterS));
}
