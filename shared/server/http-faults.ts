import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CATALOGUE, type ErrorCode } from '../errors/catalogue';
import { RiverGateError } from '../errors/rivergate-error';

/** Answers whatever failed around GraphQL (the body, its size, its type) as GraphQL would: JSON with `errors`. */
export function answerFault(
  fault: FastifyError | RiverGateError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (fault instanceof RiverGateError) {
    const { code, message, extensions } = fault;
    return send(reply, ERROR_CATALOGUE[code].status, [code, message, extensions]);
  }
  const status = fault.statusCode ?? 500;
  if (status < 500) return send(reply, status, ['BAD_REQUEST', fault.message]);
  request.log.error({ err: fault }, 'a request failed');
  const message = `Something failed on our side. The log knows this request as "${request.id}".`;
  return send(reply, status, ['INTERNAL', message]);
}

/** Answers a path where nothing is. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(reply, 404, ['BAD_REQUEST', `Nothing answers ${request.method} here; ask /graphql.`]);
}

function send(
  reply: FastifyReply,
  status: number,
  [code, message, facts]: readonly [ErrorCode, string, Readonly<Record<string, unknown>>?],
): FastifyReply {
  const { remedy } = ERROR_CATALOGUE[code];
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code, remedy, ...facts } }] });
}
