import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CATALOGUE, type ErrorCode } from '../errors/catalogue';
import { RiverGateError } from '../errors/rivergate-error';

/**
 * Answers failures outside GraphQL (the body, its size, its type) in the form of GraphQL: JSON with
 * `errors`, the status of the catalogue, and the headers of that status: `www-authenticate` with
 * 401, `retry-after` where the error says how long to wait, `accept-encoding` with 415.
 */
export function answerFault(
  fault: FastifyError | RiverGateError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (fault instanceof RiverGateError) return answerRefusal(fault, request, reply);
  const status = fault.statusCode ?? 500;
  if (status === 413) return answerError(reply, bodyTooLarge(request));
  if (status < 500) {
    const code = CODES[status] ?? 'BAD_REQUEST';
    return answerError(reply, new RiverGateError(code, shortened(fault.message)));
  }
  request.log.error({ err: fault }, 'a request failed');
  const message = `Something failed on our side. The log knows this request as "${request.id}".`;
  return answerError(reply, new RiverGateError('INTERNAL', message));
}

/** Answers a request for an unknown path. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message = `Nothing answers ${request.method} here; ask /graphql.`;
  return answerError(reply, new RiverGateError('NOT_FOUND', message));
}

/** Names the size limit, and the body's size if the caller declared it. */
function bodyTooLarge({
  headers,
  routeOptions: { bodyLimit: limit },
}: FastifyRequest): RiverGateError {
  const length = Number(headers['content-length']);
  const found = Number.isSafeInteger(length) && length > limit ? length : null;
  const came = found === null ? 'more' : String(found);
  return new RiverGateError(
    'BODY_TOO_LARGE',
    `The body has ${came} bytes; this address reads ${String(limit)} at most.`,
    { limit, ...(found === null ? {} : { found }) },
  );
}

/** Headers that say what a refusal of ours requires. */
export function refusalHeaders(
  { code, extensions }: RiverGateError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { retryAfterS } = extensions;
  if (typeof retryAfterS === 'number') reply.header('retry-after', String(retryAfterS));
  if (code === 'UNSUPPORTED_MEDIA_TYPE') reply.header('accept-encoding', 'identity');
  if (ERROR_CATALOGUE[code].status === 401 && !reply.hasHeader('www-authenticate'))
    reply.header('www-authenticate', challengeOf(code, request));
}

function answerRefusal(
  fault: RiverGateError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  refusalHeaders(fault, request, reply);
  return answerError(reply, fault);
}

/** The accepted schemes (RFC 9110, 11.6.1); a refused token is reported as in RFC 6750, 3.1. */
function challengeOf(code: ErrorCode, { headers }: FastifyRequest): string {
  if (code === 'REQUEST_UNSIGNED' || code === 'REQUEST_REPLAYED')
    return 'Signature realm="rivergate"';
  const hasToken = /^bearer /i.test(headers.authorization ?? '');
  return `Bearer realm="rivergate"${hasToken ? ', error="invalid_token"' : ''}`;
}

function answerError(
  reply: FastifyReply,
  { code, message, extensions }: RiverGateError,
): FastifyReply {
  return reply
    .code(ERROR_CATALOGUE[code].status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions }] });
}

/** Our code for each status with which fastify refuses; any other status is BAD_REQUEST. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  408: 'REQUEST_TIMEOUT',
  413: 'BODY_TOO_LARGE',
  414: 'HEADERS_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  431: 'HEADERS_TOO_LARGE',
};

const MOST_CHARACTERS = 200;

/** A message may quote the input, which may be long. */
function shortened(message: string): string {
  return message.length <= MOST_CHARACTERS ? message : `${message.slice(0, MOST_CHARACTERS)}…`;
}
