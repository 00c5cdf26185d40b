import { STATUS_CODES } from 'node:http';
import { ERROR_CATALOGUE, type ErrorCode } from '../errors/catalogue';

/**
 * A refusal as an HTTP/1.1 response text that closes the connection; for input that never became a
 * request, because Node could not parse it or too many connections are open.
 */
export function rawRefusal(code: ErrorCode, message: string): string {
  const { status, body } = refusalParts(code, message);
  return [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${String(Buffer.byteLength(body))}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

/** Status and JSON body of a refusal. */
export function refusalParts(
  code: ErrorCode,
  message: string,
): { readonly status: number; readonly body: string } {
  const { status, remedy } = ERROR_CATALOGUE[code];
  return { status, body: JSON.stringify({ errors: [{ message, extensions: { code, remedy } }] }) };
}
