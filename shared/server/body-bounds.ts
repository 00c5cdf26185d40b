import type { onRouteHookHandler } from 'fastify';

/** Maximum body size in bytes where no route has declared one, for example for unknown paths. */
export const UNDECLARED_BODY_BYTES = 1024;

/** A server before its routes are added. */
interface WithRoutes {
  addHook(name: 'onRoute', hook: onRouteHookHandler): unknown;
}

/** Methods whose body is never read. */
const BODYLESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'TRACE']);

/**
 * Throws a TypeError at start if a route reads bodies and declares no `bodyLimit`, because a limit
 * that fits one route is far too large for another.
 */
export function requireBodyBounds(server: WithRoutes): void {
  server.addHook('onRoute', ({ method, url, bodyLimit }) => {
    const reading = [method].flat().filter((one) => !BODYLESS.has(one));
    if (reading.length === 0 || bodyLimit !== undefined) return;
    throw new TypeError(`${reading.join()} ${url} reads a body and must declare its bodyLimit.`);
  });
}
