import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What becomes of the requests that pass: `WELL` passes them on, the others are faults. */
export const PASSAGE_STATES = [
  ...(['WELL', 'HUNG', 'SLOW', 'RESETTING', 'GARBAGE', 'FLOODING', 'TRICKLING'] as const),
];
export type PassageState = (typeof PASSAGE_STATES)[number];

/** A department's address with faults that can be switched on. */
export interface FaultyPassage {
  readonly url: string;
  /** Connections that gateways hold open now, and the most at one time so far. */
  readonly connections: () => { readonly open: number; readonly most: number };
  /** Holds for bytes that arrive from now on, also on connections that are open. */
  set(state: PassageState): void;
  close(): Promise<void>;
}

/** How long a slow department keeps each packet, ms. */
const SLOW_MS = 1500;
const FLOOD_BYTES = 4 * 1024 * 1024;

/** Opens a passage to a department that serves at this address. */
export async function faultyPassage(target: string): Promise<FaultyPassage> {
  let state: PassageState = 'WELL';
  let most = 0;
  const open = new Set<Socket>();
  const server = createServer((asker) => {
    open.add(asker);
    most = Math.max(most, open.size);
    asker.on('close', () => open.delete(asker));
    pass(asker, new URL(target), () => state);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    connections: () => ({ open: open.size, most }),
    set: (next) => {
      state = next;
    },
    close: async () => {
      const closed = once(server.close(), 'close');
      for (const asker of open) asker.destroy();
      await closed;
    },
  };
}

/** A connection of a gateway, with one of its own to the department. */
function pass(asker: Socket, { hostname, port }: URL, state: () => PassageState): void {
  const department = connect(Number(port), hostname);
  for (const [one, other] of [
    [asker, department],
    [department, asker],
  ] as const)
    one
      .on('error', () => undefined)
      .on('close', () => {
        other.destroy();
      });
  department.on('data', (bytes) => asker.write(bytes));
  asker.on('data', (bytes) => {
    const now = state();
    if (now === 'WELL') department.write(bytes);
    else FAULTS[now](asker, () => department.write(bytes));
  });
}

type Fault = (asker: Socket, passOn: () => void) => void;

/** What a faulty department does with a packet of a request. */
const FAULTS: Readonly<Record<Exclude<PassageState, 'WELL'>, Fault>> = {
  HUNG: () => undefined,
  SLOW: (asker, passOn) => {
    const timer = setTimeout(passOn, SLOW_MS);
    asker.on('close', () => {
      clearTimeout(timer);
    });
  },
  RESETTING: (asker) => asker.resetAndDestroy(),
  GARBAGE: (asker) => asker.end(Buffer.from('\u0000\u0007 no HTTP at all \r\n\r\n')),
  // JSON that is never complete, as much as a department may send.
  FLOODING: (asker) => {
    asker.write(answerHead(FLOOD_BYTES));
    asker.write('['.repeat(FLOOD_BYTES));
  },
  TRICKLING: (asker) => {
    asker.write(answerHead(FLOOD_BYTES));
    const timer = setInterval(() => asker.write('['), 200);
    asker.on('close', () => {
      clearInterval(timer);
    });
  },
};

function answerHead(bytes: number): string {
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${String(bytes)}\r\n\r\n`;
}
