import type { Server } from 'node:http';
import { BlockList, isIP, type Socket } from 'node:net';
import { networkOf } from './network-of';
import { rawRefusal } from './raw-refusal';
import type { ServerBounds } from './server-bounds';

/**
 * Limits the number of concurrent connections: in total (further ones are closed), and of one
 * address (the next one gets TOO_MANY_CONNECTIONS). A trusted proxy forwards many callers, so only
 * the total limits it.
 *
 * The total is not Node's `maxConnections`: a worker that refuses a connection by it gets the same
 * connection again from node:cluster, at once and for as long as all workers are full.
 */
export function boundConnections(
  server: Server,
  { connections, connectionsPerAddress }: ServerBounds,
  trustedProxies: ReadonlyArray<string>,
): void {
  const isProxy = within(trustedProxies);
  const open = new Map<string, number>();
  let total = 0;
  server.prependListener('connection', (socket: Socket) => {
    total += 1;
    socket.once('close', () => {
      total -= 1;
    });
    if (total > connections) {
      socket.destroy();
      return;
    }
    const address = socket.remoteAddress ?? '';
    if (isProxy(address)) return;
    const network = networkOf(address);
    const count = (open.get(network) ?? 0) + 1;
    open.set(network, count);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
    if (count <= connectionsPerAddress) return;
    const most = String(connectionsPerAddress);
    socket.write(
      rawRefusal(
        'TOO_MANY_CONNECTIONS',
        `This address holds ${most} connections already; close one, or send several requests over one.`,
      ),
    );
    socket.destroySoon();
  });
}

function within(networks: ReadonlyArray<string>): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (given) => {
    const version = isIP(given);
    if (version === 0) return false;
    const plain = networkOf(given);
    return isIP(plain) === 4
      ? list.check(plain, 'ipv4')
      : list.check(given.split('%', 1)[0] ?? '', 'ipv6');
  };
}
