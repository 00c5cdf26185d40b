import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { RiverGateError } from '../../../shared/errors/rivergate-error';

const DEFAULT_BYTES = 64 * 1024;

/**
 * Refuses a document that is too long before it is parsed, hashed or cached (DOCUMENT_TOO_LONG): a
 * parsed document takes a hundred times the memory of its text.
 */
export function documentLength(maxBytes = DEFAULT_BYTES) {
  return (request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    const found = Math.max(bytesOf(queryIn(request.body)), bytesOf(queryIn(request.query)));
    done(found > maxBytes ? tooLong(found, maxBytes) : undefined);
  };
}

function tooLong(found: number, limit: number): RiverGateError {
  return new RiverGateError(
    'DOCUMENT_TOO_LONG',
    `The document has ${found} bytes; at most ${limit} are read. Values belong into \`variables\`.`,
    { limit, found },
  );
}

function queryIn(holder: unknown): unknown {
  return typeof holder === 'object' && holder !== null && 'query' in holder ? holder.query : '';
}

function bytesOf(document: unknown): number {
  return typeof document === 'string' ? Buffer.byteLength(document) : 0;
}
