import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { RiverGateError } from '../errors/rivergate-error';
import type { ExecuteRequest } from '../graphql/compiled-execution';
import { errorFormat } from './error-format';
import { isJsonObject } from '../domain/is-json-object';

const zip = promisify(gzip);

const JSON_TYPE = 'application/graphql-response+json; charset=utf-8';

/** An answer of fewer bytes costs more to compress than to send within a city's network. */
const COMPRESSED_FROM = 64 * 1024;

/**
 * Answers the fetch of a gateway: one operation, parsed from JSON. Without data the status is 400; the errors
 * keep their codes, because the gateway classifies them. A large answer is compressed if the
 * gateway accepts gzip. Throws BAD_REQUEST for a body that is no operation.
 */
export async function answerFetch(
  request: FastifyRequest,
  reply: FastifyReply,
  execute: (asked: ExecuteRequest) => Promise<ExecutionResult>,
): Promise<FastifyReply> {
  const { data, errors, extensions } = await execute(fetchIn(request.body));
  const shown = errors?.map((error) => formatted(error.toJSON(), error));
  const text = JSON.stringify({ errors: shown, data, extensions });
  reply.type(JSON_TYPE).code(data === undefined ? 400 : 200);
  if (text.length < COMPRESSED_FROM || !acceptsGzip(request)) return reply.send(text);
  const compressed = await zip(text, { level: constants.Z_BEST_SPEED });
  return reply.header('content-encoding', 'gzip').send(compressed);
}

const formatted = errorFormat({ hasSuggestions: false, keepsForeignCodes: true });

function acceptsGzip({ headers }: FastifyRequest): boolean {
  return headers['accept-encoding'] === 'gzip'; // As our gateways send it.
}

function fetchIn(body: unknown): ExecuteRequest {
  if (!isJsonObject(body)) throw badRequest('an object');
  const { query, operationName, variables } = body;
  if (typeof query !== 'string') throw badRequest('`query` as a text');
  if (!isAbsent(operationName) && typeof operationName !== 'string')
    throw badRequest('`operationName` as a text');
  if (!isAbsent(variables) && !isJsonObject(variables))
    throw badRequest('`variables` as an object');
  return { query, ...(operationName && { operationName }), ...(variables && { variables }) };
}

function badRequest(wanted: string): RiverGateError {
  return new RiverGateError('BAD_REQUEST', `A fetch must hold ${wanted}.`);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
