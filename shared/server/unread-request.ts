import type { Socket } from 'node:net';
import type { ErrorCode } from '../errors/catalogue';
import { rawRefusal } from './raw-refusal';

/**
 * Answers input that Node could not parse as a request (`clientError`): incomplete in time, headers
 * too large, or not HTTP. Then closes the connection, because the start of a next request cannot be
 * found.
 */
export function answerUnread(fault: NodeJS.ErrnoException, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || socket.destroyed) return;
  const [code, message] = MEANT[fault.code ?? ''] ?? [
    'BAD_REQUEST',
    'The input cannot be read as an HTTP/1.1 request.',
  ];
  if (socket.writable) socket.write(rawRefusal(code, message));
  socket.destroySoon();
}

const MEANT: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [
    'REQUEST_TIMEOUT',
    'The request was not complete within the time limit.',
  ],
  HPE_HEADER_OVERFLOW: [
    'HEADERS_TOO_LARGE',
    'Address and headers together are larger than 16 KiB; send long questions by POST.',
  ],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [
    'BODY_TOO_LARGE',
    'The extensions of the chunks of this body are larger than 16 KiB.',
  ],
};
