import type { Logger } from 'pino';
import { createHttpServer, listening } from '../../shared/server/http-server';
import type { HubMetrics } from './hub-metrics';

/** Where metrics are served. */
interface MetricsServerOptions {
  readonly text: HubMetrics['text'];
  readonly host: string;
  /** 0 chooses a free one. */
  readonly port: number;
  readonly log: Logger;
}

/**
 * Serves `/metrics` on a port of its own, so that only who reaches that port reads them; callers of
 * the hub do not.
 */
export async function serveMetrics({ text, log, ...address }: MetricsServerOptions) {
  const server = createHttpServer({ log });
  server.get('/metrics', async (_request, reply) => {
    const { type, body } = await text();
    return reply.type(type).header('cache-control', 'no-store').send(body);
  });
  const url = await listening(server, address);
  return { url, close: () => server.close() };
}
