import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

const PIECE_BYTES = 64 * 1024;

/**
 * Sends a long answer in pieces (`onSend`), so that the reading speed can be measured; an answer
 * written at once counts as unsent until its last byte is gone.
 */
export function sentInPieces(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const isText = typeof payload === 'string';
  if ((!isText && !Buffer.isBuffer(payload)) || payload.length <= PIECE_BYTES)
    return Promise.resolve(payload);
  const bytes = isText ? Buffer.from(payload) : payload;
  reply.header('content-length', bytes.length);
  return Promise.resolve(Readable.from(piecesOf(bytes), { objectMode: false }));
}

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}
