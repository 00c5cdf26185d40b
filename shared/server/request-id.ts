import { randomUUID } from 'node:crypto';

const SANE = /^[A-Za-z0-9._-]{1,64}$/;

/** The header by which a request is known from system to system. */
export const REQUEST_ID_HEADER = 'x-request-id';

/**
 * A new id of a request. The hub always creates it: the audit log and the logs identify a request
 * by it, so a caller can choose neither its own id nor another's.
 */
export function newRequestId(): string {
  return randomUUID();
}

/** The id that the caller gave the request, where it can stand in a log line as it is; else undefined. */
export function callersRequestId(given: unknown): string | undefined {
  return typeof given === 'string' && SANE.test(given) ? given : undefined;
}
