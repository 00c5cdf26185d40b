import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ServerBounds } from './server-bounds';

/** What was sent to a socket when it was looked at. */
interface Sent {
  readonly atMs: number;
  readonly bytes: number;
}

/**
 * Disconnects callers who read an answer too slowly: an unread answer occupies memory. A socket
 * with bytes waiting must take `leastBytesPerS` on the average of `slowReaderMs`; one without is
 * left alone, however long it rests. `onCut` hears of each.
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
