import type { Socket } from 'node:net';
import type { ErrorCode } from '../errors/catalogue';
import { rawRefusal } from './raw-refusal';

/**
 * Responds to input that Node could not parse as a request (`clientError`): not in time, headers
 * too large, or no HTTP at all; then the connection ends, because nobody knows where the next
 * request would begin.
 */
export function answerUnread(fault: NodeJS.ErrnoException, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || socket.destroyed) return;
  const [code, message] = MEANT[fault.code ?? ''] ?? [
    'BAD_REQUEST',
    'The input is no HTTP/1.1 request that can be read.',
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
