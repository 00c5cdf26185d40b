import { realpathSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pageAt } from '../http/page-addresses';

/** Options of the page server. */
export interface PagesServerOptions {
  /** The folder with package.json. */
  readonly root: string;
  readonly port: number;
  /** Address of the hub. */
  readonly hubUrl: string;
  /** Resolves to true once the hub answers, or to false if it waits for a change. */
  readonly hubSettled: () => Promise<boolean>;
}

/** Only this machine: for the hub, requests through this server come from its own machine. */
const HOST = '127.0.0.1';

/** Addresses of the sources of pages, as Vite names them. */
const OF_VITE = /^\/(@|node_modules\/|console\/|explorer\/|common\/|generated\/)/;

/**
 * Serves the pages from their sources, with every change at once, and forwards everything else to
 * the hub: one address, as in production. A request during a restart waits for the hub.
 */
export async function servePages(options: PagesServerOptions) {
  const { root, port, hubUrl } = options;
  const { createServer } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const web = join(root, 'gateway', 'web');
  const pages = await createServer({
    configFile: join(web, 'vite.config.mts'),
    plugins: [react()],
    cacheDir: join(root, 'dist', '.vite'),
    logLevel: 'warn',
    clearScreen: false,
    appType: 'mpa',
    server: {
      ...{ host: HOST, port, strictPort: true, cors: false },
      fs: { allow: [root, realpathSync(join(root, 'node_modules'))] },
      proxy: { '/': { target: hubUrl, bypass: (asked, reply) => sourceOf(asked, reply, options) } },
    },
  });
  return pages.listen();
}

/** The source file that answers a request; undefined if the hub answers it. */
async function sourceOf(
  { url = '/', method }: IncomingMessage,
  reply: ServerResponse | undefined,
  { hubSettled }: PagesServerOptions,
): Promise<string | undefined> {
  const [path = ''] = url.split('?');
  const page = method === 'GET' ? pageAt(path) : null;
  if (page) return `/${page}/index.html`;
  if (OF_VITE.test(path)) return url;
  if (await hubSettled()) return undefined;
  reply?.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
  reply?.end(
    'The hub does not run: `npm run dev` shows why. It starts again at the next change.\n',
  );
  return url;
}
