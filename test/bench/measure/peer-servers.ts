import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { withConnection } from '../../../shared/data/server/with-connection';
import type { BenchDatabase } from './bench-database';
import { childServer, type ChildServer } from './child-server';
import { freePort } from '../../../gateway/dev/free-port';
import type { MeasuredServer } from './measured-server';
import { factsOfOperations } from './operations';

const DEPARTMENTS = ['reference', 'water', 'weather', 'forestry'];

/** Starts the peers on one database. */
export interface PeerServers {
  /** The hand-written limit. */
  limit(): Promise<MeasuredServer>;
  /** Subgraphs of the same kind for all gateways that are measured over them. */
  subgraphs(script: string): Promise<PeerSubgraphs>;
  /** A gateway over running subgraphs. */
  gateway(options: PeerGateway): Promise<MeasuredServer>;
  close(): Promise<void>;
}

/** Running subgraphs and the supergraph over them. */
export interface PeerSubgraphs {
  readonly supergraph: string;
  readonly pids: ReadonlyArray<number>;
  readonly places: ReadonlyArray<string>;
}

/** A gateway that is a peer. */
export interface PeerGateway {
  readonly name: string;
  readonly script: string;
  readonly over: PeerSubgraphs;
}

/** Peers read as the superuser, without row limits; only the limit reads as a reader. */
export async function peerServers(database: BenchDatabase, folder: string): Promise<PeerServers> {
  await allowReading(database.url);
  const started: ChildServer[] = [];
  const start = async (args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}) => {
    const port = await freePort();
    const [script = '', ...rest] = args;
    const server = await childServer({
      command: [join(folder, script), ...rest],
      cwd: folder,
      env: {
        ...{ BENCH_DATABASE: database.url, BENCH_FACTS: factsOfOperations(), PORT: String(port) },
        ...env,
      },
      output: join(database.folder, `peer-${String(port)}.log`),
      ready: /ready/,
    });
    started.push(server);
    return { server, url: `http://127.0.0.1:${String(port)}` };
  };
  return {
    limit: async () => {
      const { server, url } = await start(['limit2.cjs']);
      return measured(
        { name: 'the hand-written limit', nature: 'one statement' },
        url,
        server.pids,
      );
    },
    subgraphs: async (script) => {
      const all = await Promise.all(DEPARTMENTS.map((name) => start([script, name])));
      const places = all.map(({ url }, at) => `${DEPARTMENTS[at] ?? ''}=${url}/graphql`);
      const supergraph = join(database.folder, `${script}.graphql`);
      compose(folder, [supergraph, ...places]);
      return { supergraph, places, pids: all.flatMap(({ server }) => server.pids) };
    },
    gateway: async ({ name, script, over }) => {
      const env = { SUPERGRAPH: over.supergraph, SUBGRAPHS: over.places.join(',') };
      const { server, url } = await start([script], env);
      return measured({ name, nature: 'over HTTP' }, url, [...server.pids, ...over.pids]);
    },
    close: async () => {
      for (const one of started.reverse()) await one.close();
    },
  };
}

function measured(
  of: Pick<MeasuredServer, 'name' | 'nature'>,
  url: string,
  pids: ReadonlyArray<number>,
): MeasuredServer {
  // They end together, because gateways share their subgraphs.
  return { ...of, url: `${url}/graphql`, pids, close: () => Promise.resolve() };
}

function compose(folder: string, args: ReadonlyArray<string>): void {
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'compose.cjs'), ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The peers' supergraph does not compose:\n${stderr}`);
}

/** One role with the rights of four readers, because one statement reads from four schemas. */
async function allowReading(url: string): Promise<void> {
  const readers = DEPARTMENTS.map((name) => `${name}_reader`).join(', ');
  await withConnection(url, async (client) => {
    await client.query('create role bench_reader').catch((fault: unknown) => {
      if (!String(fault).includes('already exists')) throw fault;
    });
    await client.query(`grant ${readers} to bench_reader`);
  });
}
