import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import {
  openChannel,
  type Channel,
  type ChannelPort,
} from '../../../../gateway/cli/workers/channel';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';

interface Counter {
  add(given: { readonly at: Date; readonly by: number }): Promise<number>;
  refuse(given: string): never;
  hang(given: null): Promise<never>;
}

let ports: MessagePort[] = [];
const channels: Channel<Counter>[] = [];
let messages = 0;
beforeEach(() => {
  const { port1, port2 } = new MessageChannel();
  ports = [port1, port2];
  messages = 0;
});
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
  for (const port of ports) port.close();
});

function opened(): Channel<Counter> {
  const [near, far] = ports.map(portOf);
  if (!near || !far) throw new TypeError('There are two ports.');
  let sum = 0;
  const local = {
    add: ({ at, by }: { at: Date; by: number }) => at.getUTCFullYear() + (sum += by),
    refuse: (why: string) => {
      throw new RiverGateError('TOO_MANY_REQUESTS', why);
    },
    hang: () => new Promise(() => undefined),
  };
  channels.push(openChannel(far, local), openChannel<Counter>(near, {}));
  return channels[1] as Channel<Counter>; // The second of the two.
}

function portOf(port: MessagePort): ChannelPort {
  return {
    send: (message) => {
      messages += 1;
      port.postMessage(message);
    },
    onMessage: (listener) => void port.on('message', listener),
  };
}

test('returns the values of the calls of one turn in their order, in one message each way', async () => {
  const channel = opened();
  const at = new Date('2026-01-01T00:00:00Z');
  const answers = await Promise.all([1, 2, 3].map((by) => channel.call('add', { at, by })));
  expect(answers).toEqual([2027, 2029, 2032]);
  expect(messages).toBe(2);
});

test('rejects with the code and message of the function', async () => {
  await expect(opened().call('refuse', 'no more')).rejects.toMatchObject({
    code: 'TOO_MANY_REQUESTS',
    message: 'no more',
  });
});

test('rejects a function that the other process does not have, also one that every object has', async () => {
  const channel = opened() as unknown as Channel<Record<string, (given: null) => void>>; // A wrong caller.
  for (const name of ['missing', 'toString', 'constructor'])
    await expect(channel.call(name, null)).rejects.toMatchObject({ code: 'INTERNAL' });
});

test('rejects with PROCESS_SILENT what waits when the other process ends, and what comes later', async () => {
  const channel = opened();
  const waiting = channel.call('hang', null);
  channel.close();
  await expect(waiting).rejects.toMatchObject({ code: 'PROCESS_SILENT' });
  await expect(channel.call('hang', null)).rejects.toMatchObject({ code: 'PROCESS_SILENT' });
});

test('ignores messages of others', async () => {
  const channel = opened();
  const [near, far] = ports;
  for (const message of [null, 'text', 7, { act: 'newconn' }, { rivergate: 'text' }])
    far?.postMessage(message);
  await once(near as MessagePort, 'message'); // Both ports are open.
  expect(await channel.call('add', { at: new Date(0), by: 0 })).toBe(1970);
});
