import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and the test server, and notes what the client sends. */
export interface DatabaseProxy {
  readonly url: string;
  /** Packets of clients after they have signed in: the types and texts of their messages. */
  readonly packets: Packet[];
  close(): Promise<void>;
}

/** Messages that a client sent together. */
export interface Packet {
  /** Type of each message: `Q` a text to run, `P` prepares, `B` binds, `E` executes, `S` syncs. */
  readonly types: string;
  readonly text: string;
}

/**
 * Opens a proxy to the server of `url`. With `isPooler`, clients are given a process id that is not
 * the backend's, as pgbouncer does.
 */
export async function databaseProxy(
  url: string,
  { isPooler = false }: { readonly isPooler?: boolean } = {},
): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(url);
  const packets: Packet[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const backend = connect(Number(port), hostname);
    let isSignedIn = false;
    for (const socket of [client, backend]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        backend.destroy();
      });
    }
    client.on('data', (bytes) => {
      if (isSignedIn) packets.push({ types: typesOf(bytes), text: bytes.toString('latin1') });
      backend.write(bytes);
    });
    backend.on('data', (bytes) => {
      const at = bytes.indexOf(BACKEND_KEY);
      if (!isSignedIn && at !== -1) {
        isSignedIn = true;
        if (isPooler) bytes.writeInt32BE(bytes.readInt32BE(at + 5) + 1, at + 5);
      }
      client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = new URL(url);
  target.port = String((server.address() as AddressInfo).port);
  target.hostname = '127.0.0.1';
  return {
    url: target.href,
    packets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The message with the process id and an old protocol's key: type, length 12. */
const BACKEND_KEY = Buffer.from([0x4b, 0, 0, 0, 12]);

function typesOf(bytes: Buffer): string {
  let types = '';
  for (let at = 0; at + 5 <= bytes.length; at += 1 + bytes.readInt32BE(at + 1))
    types += String.fromCharCode(bytes.readUInt8(at));
  return types;
}
