import { randomUUID } from 'node:crypto';

const SANE = /^[A-Za-z0-9._-]{1,64}$/;

/** The header by which a request is known from system to system. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** The id that a caller gave its request, where it can stand in a log line as it is; else a new one. */
export function requestIdFrom(given: unknown): string {
  return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
}
