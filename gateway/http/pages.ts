import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { createHttpServer } from '../../shared/server/http-server';
import { CONSOLE_ADDRESSES } from './page-addresses';

const STRICT = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** The explorer's editor adds inline styles to the page. */
const OF_EXPLORER = { ...STRICT, 'style-src': "'self' 'unsafe-inline'" };

/**
 * Serves the built pages: the console at its addresses, the explorer at `/explorer/`, `/docs`, and
 * what they load, which never changes under its name. They use `/graphql` and `/oauth` like any
 * other client.
 */
export async function registerPages(
  server: ReturnType<typeof createHttpServer>,
  folder: string,
): Promise<void> {
  const [console, explorer] = await Promise.all(
    ['console', 'explorer'].map((page) => readFile(join(folder, page, 'index.html'), 'utf8')),
  );
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    index: false,
  });
  for (const address of CONSOLE_ADDRESSES)
    server.get(address, (_request, reply) => sendConsole(reply, console));
  server.get('/explorer/', (_request, reply) => sendPage(reply, explorer, OF_EXPLORER));
  // Compressed by the build: it is too long to be compressed for each visitor.
  server.get('/docs', (_request, reply) =>
    withHeaders(reply, STRICT).sendFile('page.html', join(folder, 'docs'), { cacheControl: false }),
  );
  server.get('/explorer', (_request, reply) => reply.redirect('/explorer/', 308));
}

/** Sends the page of the console. */
export function sendConsole(reply: FastifyReply, page: string | undefined): FastifyReply {
  return sendPage(reply, page, STRICT);
}

function sendPage(
  reply: FastifyReply,
  page: string | undefined,
  policy: Readonly<Record<string, string>>,
): FastifyReply {
  return withHeaders(reply, policy).send(page);
}

function withHeaders(reply: FastifyReply, policy: Readonly<Record<string, string>>): FastifyReply {
  const rules = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', rules.join('; '))
    .header('referrer-policy', 'no-referrer')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
    .header('cache-control', 'no-cache');
}
