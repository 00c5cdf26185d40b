import { connect, type Socket } from 'node:net';

/** A connection by hand: text is sent as it is, and the answer is text. */
export interface RawConnection {
  readonly socket: Socket;
  send(text: string): void;
  /** Resolves with all that came when the other side has closed, or the connection broke. */
  readonly ended: Promise<string>;
}

/** Opens one to a server of this machine. */
export function rawConnection(url: string): RawConnection {
  const { port } = new URL(url);
  const socket = connect({ host: '127.0.0.1', port: Number(port) });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined); // A connection that is cut ends, too.
  const ended = new Promise<string>((resolve) => {
    socket.once('close', () => {
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
  });
  return { socket, send: (text) => void socket.write(text), ended };
}

/** The answer, as far as a test reads it. */
export function answerIn(text: string): { readonly status: number; readonly code: unknown } {
  const [, status = '0'] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
  const [, body = ''] = /\r\n\r\n([\s\S]*)$/.exec(text) ?? [];
  const errors = /^\{/.test(body) ? JSON.parse(body).errors : undefined;
  return { status: Number(status), code: errors?.[0]?.extensions?.code };
}
