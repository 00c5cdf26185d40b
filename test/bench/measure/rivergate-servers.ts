import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { departmentNames } from '../../../subgraphs/registry';
import { hubCommand, ROOT } from '../../setup/hub-process';
import type { BenchDatabase } from './bench-database';
import { childServer, type ChildServer } from './child-server';
import { freePort } from '../../../gateway/dev/free-port';
import type { MeasuredServer } from './measured-server';

/** What distinguishes one RiverGate of a bench from another. */
export interface RiverGateOptions {
  readonly name: string;
  /** Further arguments of Node. */
  readonly nodeArguments?: ReadonlyArray<string>;
  readonly env?: Readonly<Record<string, string>>;
  /** The address by which the gateway reaches a department that is served apart; its own unless given. */
  readonly addressOf?: (department: string, url: string) => Promise<string>;
}

/** The whole hub in one process, as `npm start` serves it. */
export async function riverGateInProcess(
  database: BenchDatabase,
  { name, env = {}, nodeArguments = [] }: RiverGateOptions,
): Promise<MeasuredServer> {
  const port = await freePort();
  const served = await hubServer(database, { args: ['start'], port, env, nodeArguments });
  return { name, nature: 'in process', url: graphqlAt(port), ...served };
}

/** A gateway and one process for each department, each with its own login. */
export async function riverGateApart(
  database: BenchDatabase,
  { name, env = {}, addressOf = (_, url) => Promise.resolve(url) }: RiverGateOptions,
): Promise<MeasuredServer> {
  const logins = await loginsOf(database);
  const keys = publicKeys(database.folder);
  const started: ChildServer[] = [];
  const links: string[] = [];
  for (const department of departmentNames()) {
    const port = await freePort();
    const address = await addressOf(department, `http://127.0.0.1:${String(port)}`);
    links.push(`${department}=${address}`);
    const own = { ...keys, ...env, DATABASE_URL: logins[`${department}_login`] ?? '' };
    const kind = department === 'exchange' ? 'exchange' : 'private';
    const RIVERGATE_KEYS = keyFolder(database, kind);
    started.push(
      await hubServer(database, {
        args: ['subgraph', department],
        port,
        env: { ...own, RIVERGATE_KEYS },
      }),
    );
  }
  const port = await freePort();
  const gateway = {
    ...{ ...env, DATABASE_URL: logins['gateway_login'] ?? '', RIVERGATE_LINKS: links.join(',') },
    RIVERGATE_GATEWAY_KEY: join(keyFolder(database, 'signing'), 'gateway.key'),
    RIVERGATE_EXCHANGE_PUBLIC_KEYS: keys.RIVERGATE_EXCHANGE_PUBLIC_KEYS,
  };
  started.push(await hubServer(database, { args: ['gateway'], port, env: gateway }));
  return {
    ...{ name, nature: 'over HTTP', url: graphqlAt(port) },
    pids: started.flatMap(({ pids }) => pids),
    close: async () => {
      for (const one of started.reverse()) await one.close();
    },
  };
}

interface HubServerOptions {
  readonly args: ReadonlyArray<string>;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly nodeArguments?: ReadonlyArray<string>;
}

async function hubServer(
  database: BenchDatabase,
  { args, port, env, nodeArguments = [] }: HubServerOptions,
): Promise<ChildServer> {
  const data = join(database.folder, `data-${String(port)}`);
  await mkdir(data, { recursive: true });
  return childServer({
    command: [
      '--enable-source-maps',
      ...nodeArguments,
      join(ROOT, 'dist', 'gateway', 'main.js'),
      ...args,
    ],
    cwd: data,
    env: { ...database.env, RIVERGATE_DATA: data, PORT: String(port), ...env },
    output: join(data, 'output.log'),
    ready: / is ready/,
  });
}

async function loginsOf({ env }: BenchDatabase): Promise<Readonly<Record<string, string>>> {
  const { code, output } = await hubCommand(['logins', '--json'], { env });
  const [text] = /^\{.*\}$/m.exec(output) ?? [];
  if (code !== 0 || text === undefined) throw new Error(`logins failed:\n${output}`);
  return JSON.parse(text) as Readonly<Record<string, string>>;
}

function keyFolder({ folder }: Pick<BenchDatabase, 'folder'>, kind: string): string {
  return join(folder, 'keys', kind);
}

function publicKeys(folder: string) {
  const file = (name: string) => join(keyFolder({ folder }, 'public'), `${name}.pub`);
  return {
    RIVERGATE_GATEWAY_PUBLIC_KEYS: file('gateway'),
    RIVERGATE_PERMIT_PUBLIC_KEYS: file('permit'),
    RIVERGATE_EXCHANGE_PUBLIC_KEYS: file('exchange'),
    RIVERGATE_SEAL_PUBLIC_KEYS: file('seal'),
  };
}

function graphqlAt(port: number): string {
  return `http://127.0.0.1:${String(port)}/graphql`;
}
