import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerNotFound } from '../../shared/server/http-faults';
import { sendConsole } from './pages';

/**
 * Answers unknown addresses with 404: a browser gets a page of the console that says so, any other
 * caller a GraphQL error.
 */
export async function missingPage(
  folder: string,
): Promise<(request: FastifyRequest, reply: FastifyReply) => FastifyReply> {
  const page = await readFile(join(folder, 'console', 'index.html'), 'utf8');
  return (request, reply) =>
    isVisit(request) ? sendConsole(reply.code(404), page) : answerNotFound(request, reply);
}

/** A browser that navigates asks for HTML; scripts, styles and programs do not. */
function isVisit({ method, headers }: FastifyRequest): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    (headers.accept ?? '').split(/[,;]/).includes('text/html')
  );
}
