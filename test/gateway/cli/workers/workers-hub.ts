import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type Dispatcher } from 'undici';
import { DEMO, demoDatabase } from '../../../setup/demo-hub';
import { hubProcess, type HubProcess } from '../../../setup/hub-process';

/** A hub of two workers on a copy of the demonstration. */
export interface WorkersHub {
  readonly hub: HubProcess;
  readonly url: string;
  /** Address of its database. */
  readonly databaseUrl: string;
  /** RIVERGATE_DATA and the other settings of the hub, for further commands. */
  readonly env: Readonly<Record<string, string>>;
  /** The accounts and clients of its demonstration. */
  readonly credentials: Credentials;
  /** Lines of its log with this message, in order. */
  logged(message: string): ReadonlyArray<LogLine>;
  /** Resolves when the log has so many lines with this message. */
  waitFor(message: string, count: number): Promise<ReadonlyArray<LogLine>>;
  /** Resolves with a connection to each worker, by number; the caller closes them. */
  connections(): Promise<ReadonlyMap<number, Client>>;
  close(): Promise<void>;
}

/** A line of the log. */
export interface LogLine {
  readonly msg: string;
  readonly worker?: number;
  readonly pid?: number;
  readonly requestId?: string;
}

interface Credentials {
  readonly accounts: ReadonlyArray<{
    readonly account: string;
    readonly password: string;
    readonly totpSecret: string;
  }>;
  readonly clients: ReadonlyArray<{ readonly clientId: string; readonly clientSecret: string }>;
}

const READY = /RiverGate is ready: (http:\/\/127\.0\.0\.1:\d+)\//;

/** Starts the hub, and waits until both workers answer. */
export async function workersHub(more: Readonly<Record<string, string>>): Promise<WorkersHub> {
  const folder = mkdtempSync(join(tmpdir(), 'workers-'));
  chmodSync(folder, 0o755);
  const database = await demoDatabase();
  const env = {
    ...{ PORT: '0', RIVERGATE_WORKERS: '2', DATABASE_URL: database.url, RIVERGATE_DATA: folder },
    RIVERGATE_DEMO_CLOCK: new Date(DEMO.now).toISOString(),
    RIVERGATE_DEMO_DAYS: String(DEMO.days),
    ...more,
  };
  const hub = hubProcess(['start'], { env, cwd: folder });
  const [, url = ''] = await hub.said(READY);
  const logged = (message: string) => linesOf(hub).filter(({ msg }) => msg === message);
  const waitFor = async (message: string, count: number) => {
    while (logged(message).length < count) await hub.more();
    return logged(message);
  };
  await waitFor('a worker is ready', 2);
  const credentials = readFileSync(join(folder, 'demo-credentials.json'), 'utf8');
  return {
    ...{ hub, url, env, databaseUrl: database.url, logged, waitFor },
    credentials: JSON.parse(credentials) as Credentials,
    connections: () => connectionsTo(url, waitForAnswer(hub)),
    close: async () => {
      await hub.end('SIGTERM');
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

function linesOf({ output }: HubProcess): ReadonlyArray<LogLine> {
  return output()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as LogLine);
}

/** Resolves with the worker that answered a request. */
function waitForAnswer(hub: HubProcess) {
  return async (requestId: string): Promise<number> => {
    for (;;) {
      const line = linesOf(hub).find((one) => one.requestId === requestId);
      if (line?.worker !== undefined) return line.worker;
      await hub.more();
    }
  };
}

/** New connections go to the workers in turn, so that a few reach both. */
async function connectionsTo(
  url: string,
  workerOf: (requestId: string) => Promise<number>,
): Promise<ReadonlyMap<number, Client>> {
  const found = new Map<number, Client>();
  while (found.size < 2) {
    const client = new Client(url, { keepAliveTimeout: 600_000 });
    const { headers, body } = await client.request({ method: 'GET', path: '/healthz' });
    await body.dump();
    const worker = await workerOf(String(headers['x-request-id']));
    if (found.has(worker)) await client.close();
    else found.set(worker, client);
  }
  return found;
}

/** Status, headers and JSON body of a request over this connection. */
export async function ask(
  client: Client,
  path: string,
  options: Partial<Dispatcher.RequestOptions> & { readonly json?: unknown },
): Promise<Answered> {
  const { json, headers = {}, ...rest } = options;
  const posted = json === undefined ? {} : { method: 'POST' as const, body: JSON.stringify(json) };
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  const response = await client.request({
    ...{ path, method: 'POST', ...rest, ...posted },
    headers: { ...type, ...(headers as Record<string, string>) }, // Tests write plain objects.
  });
  const text = await response.body.text();
  return {
    status: response.statusCode,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

/** An answer to a test's request. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks for a token of a client by its secret. */
export async function tokenOf(
  client: Client,
  { clientId, clientSecret }: Credentials['clients'][number],
): Promise<string> {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const { body } = await ask(client, '/oauth/token', {
    headers: {
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  return String(body['access_token']);
}
