import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ServerBounds } from './server-bounds';

/** Bytes written to a socket at the time of a check. */
interface Sent {
  readonly atMs: number;
  readonly bytes: number;
}

/**
 * Disconnects callers who read an answer too slowly: an unread answer occupies memory. A socket
 * with unsent bytes must accept `leastBytesPerS` on average over `slowReaderMs`; a socket without
 * unsent bytes may stay idle. `onCut` is called for each disconnected caller.
 */
export function cutSlowReaders(
  server: Server,
  { slowReaderMs, leastBytesPerS }: ServerBounds,
  onCut: () => void,
): void {
  const open = new Map<Socket, Sent | null>();
  server.on('connection', (socket: Socket) => {
    open.set(socket, null);
    socket.once('close', () => open.delete(socket));
  });
  const look = (socket: Socket, before: Sent | null): void => {
    const isWaiting = socket.writableLength > 0;
    const now = { atMs: performance.now(), bytes: socket.bytesWritten - socket.writableLength };
    if (!isWaiting || before === null) return void open.set(socket, isWaiting ? now : null);
    const elapsedMs = now.atMs - before.atMs;
    if (elapsedMs < slowReaderMs) return;
    open.set(socket, now);
    if (now.bytes - before.bytes >= (leastBytesPerS * elapsedMs) / 1000) return;
    onCut();
    socket.destroy();
  };
  const timer = setInterval(
    () => {
      for (const [socket, before] of open) look(socket, before);
    },
    Math.min(1000, Math.ceil(slowReaderMs / 4)),
  ).unref();
  server.once('close', () => {
    clearInterval(timer);
  });
}
