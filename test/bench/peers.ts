import { benchDatabase, type BenchDatabase } from './measure/bench-database';
import type { BenchOptions } from './measure/bench-options';
import { differenceOf } from './measure/compared';
import { generatorProcess } from './measure/generator-process';
import type { MeasuredOperation, MeasuredServer } from './measure/measured-server';
import { OPERATIONS } from './measure/operations';
import { peerPackage } from './measure/peer-package';
import { peerServers, type PeerServers } from './measure/peer-servers';
import { medianPeriod, period, type Loading, type Period } from './measure/period';
import { coresShown, limitedBy, openReport, shown, type Report } from './measure/report';
import { riverGateApart, riverGateInProcess } from './measure/rivergate-servers';

/** RiverGate beside its peers and beside the hand-written limit, on the same data and documents. */
export async function peers(options: BenchOptions): Promise<void> {
  const report = openReport('peers', options);
  const folder = peerPackage(report.say);
  const database = await benchDatabase(options);
  const peer = await peerServers(database, folder);
  const servers: MeasuredServer[] = [];
  try {
    for (const { name, start } of chosen(entries(database, peer), options))
      servers.push(await start(name));
    await measureAll(servers, { database, options, report });
  } finally {
    for (const server of servers.reverse()) await server.close();
    await peer.close();
    await database.close();
  }
  report.end();
}

interface Entry {
  readonly name: string;
  /** Whether it is measured in the quick form too. */
  readonly isQuick: boolean;
  readonly start: (name: string) => Promise<MeasuredServer>;
}

/** The first is what ratios refer to, the second whose answers are the reference. */
function entries(database: BenchDatabase, peer: PeerServers): ReadonlyArray<Entry> {
  const lean = once(() => peer.subgraphs('lean-subgraph.cjs'));
  return [
    { name: 'the hand-written limit', isQuick: true, start: () => peer.limit() },
    { name: 'RiverGate', isQuick: true, start: (name) => riverGateInProcess(database, { name }) },
    {
      name: 'RiverGate apart',
      isQuick: false,
      start: (name) => riverGateApart(database, { name }),
    },
    {
      name: '@apollo/gateway, lean subgraphs',
      isQuick: true,
      start: async (name) =>
        peer.gateway({ name, script: 'apollo-gateway.cjs', over: await lean() }),
    },
    {
      name: '@apollo/gateway, type-graphql and TypeORM',
      isQuick: false,
      start: async (name) =>
        peer.gateway({
          ...{ name, script: 'apollo-gateway.cjs' },
          over: await peer.subgraphs('typeorm-subgraph.cjs'),
        }),
    },
    {
      name: 'Hive Gateway, Rust planner, lean subgraphs',
      isQuick: false,
      start: async (name) => peer.gateway({ name, script: 'hive-gateway.cjs', over: await lean() }),
    },
    {
      name: 'Mercurius with jit',
      isQuick: false,
      start: async (name) =>
        peer.gateway({
          ...{ name, script: 'mercurius-gateway.cjs' },
          over: await peer.subgraphs('mercurius-subgraph.cjs'),
        }),
    },
  ];
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function chosen(all: ReadonlyArray<Entry>, { isQuick, only }: BenchOptions): ReadonlyArray<Entry> {
  return all.filter(
    (entry, at) => at < 2 || (only === '' ? entry.isQuick || !isQuick : entry.name.includes(only)),
  );
}

interface Measuring {
  readonly database: BenchDatabase;
  readonly options: BenchOptions;
  readonly report: Report;
}

async function measureAll(
  servers: ReadonlyArray<MeasuredServer>,
  { database, options, report }: Measuring,
): Promise<void> {
  const generator = generatorProcess();
  const { connections, milliseconds } = options;
  const loading = { generator, postmaster: database.postmaster, connections, milliseconds };
  try {
    for (const operation of OPERATIONS) {
      const answers = await differences(servers, operation);
      const periods = await interleaved(servers, operation, { ...loading, rounds: options.rounds });
      const medians = periods.map(medianPeriod);
      report.table(headOf(operation), rowsOf(servers, medians, answers));
      report.keep(
        operation.name,
        servers.map(({ name, nature }, at) => ({
          ...{ name, nature, answers: answers[at] ?? 'equal', median: medians[at] },
          periods: periods[at],
        })),
      );
    }
  } finally {
    generator.close();
  }
}

async function differences(
  servers: ReadonlyArray<MeasuredServer>,
  operation: MeasuredOperation,
): Promise<ReadonlyArray<string | null>> {
  const [, reference] = servers;
  if (!reference) throw new TypeError('Answers are compared with those of the second server.');
  return Promise.all(servers.map((server) => differenceOf(server, reference, operation)));
}

/** One round after the other over all servers; the first warms up and does not count. */
async function interleaved(
  servers: ReadonlyArray<MeasuredServer>,
  operation: MeasuredOperation,
  { rounds, ...loading }: Loading & { readonly rounds: number },
): Promise<ReadonlyArray<ReadonlyArray<Period>>> {
  const periods: Period[][] = servers.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, server] of servers.entries()) {
      const measured = await period(server, operation, loading);
      if (round > 0) periods[at]?.push(measured);
    }
  }
  return periods;
}

function headOf({ name }: MeasuredOperation): ReadonlyArray<string> {
  return [
    ...[name, 'nature', 'req/s', '÷ limit', 'CPU ms', 'server', 'PostgreSQL', 'p50 ms', 'p99 ms'],
    ...['limited by', 'cores: server + PostgreSQL + generator + others', 'answers'],
  ];
}

function rowsOf(
  servers: ReadonlyArray<MeasuredServer>,
  medians: ReadonlyArray<Period>,
  answers: ReadonlyArray<string | null>,
): ReadonlyArray<ReadonlyArray<string>> {
  const limit = medians[0]?.perSecond ?? Number.NaN;
  return servers.map(({ name, nature }, at) => {
    const one = medians[at];
    if (!one) throw new TypeError(`${name} was not measured.`);
    const { perSecond, serverMs, postgresMs, p50, p99, failures } = one;
    return [
      ...[name, nature, shown(perSecond), shown(perSecond / limit), shown(serverMs + postgresMs)],
      ...[shown(serverMs), shown(postgresMs), shown(p50), shown(p99), limitedBy(one)],
      coresShown(one.cores),
      failures > 0
        ? `${String(failures)} failed: ${one.firstFailure ?? ''}`
        : (answers[at] ?? 'equal'),
    ];
  });
}
