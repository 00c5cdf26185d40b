import { randomUUID } from 'node:crypto';

const SANE = /^[A-Za-z0-9._-]{1,64}$/;

/** The header that carries the id of a request between systems. */
export const REQUEST_ID_HEADER = 'x-request-id';

/**
 * A new request id. The hub always creates it: the audit log and the logs identify a request by it,
 * so a caller can choose neither its own id nor another's.
 */
export function newRequestId(): string {
  return randomUUID();
}

/** The id that the caller gave the request, if it is safe to log unchanged; else undefined. */
export function callersRequestId(given: unknown): string | undefined {
  return typeof given === 'string' && SANE.test(given) ? given : undefined;
}
