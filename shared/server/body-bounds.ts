import type { onRouteHookHandler } from 'fastify';

/** What is read of a body that no route has declared: of an address that is none, nothing that matters. */
export const UNDECLARED_BODY_BYTES = 1024;

/** A server whose routes are still to come. */
interface WithRoutes {
  addHook(name: 'onRoute', hook: onRouteHookHandler): unknown;
}

/** Methods whose body is never read. */
const BODYLESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'TRACE']);

/**
 * Refuses at start, with a TypeError, a route that reads bodies without a bound of its own: what is
 * enough for one address is far too much for another.
 */
export function requireBodyBounds(server: WithRoutes): void {
  server.addHook('onRoute', ({ method, url, bodyLimit }) => {
    const reading = [method].flat().filter((one) => !BODYLESS.has(one));
    if (reading.length === 0 || bodyLimit !== undefined) return;
    throw new TypeError(`${reading.join()} ${url} reads a body and must declare its bodyLimit.`);
  });
}
