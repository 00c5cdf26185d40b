import type { BenchDatabase } from './measure/bench-database';
import type { BenchOptions } from './measure/bench-options';
import { benchRun } from './measure/bench-run';
import { measureCases, type CaseLoading } from './measure/measured-cases';
import type { MeasuredServer } from './measure/measured-server';
import { OPERATIONS } from './measure/operations';
import { peerPackage } from './measure/peer-package';
import { peerServers, type PeerServers } from './measure/peer-servers';
import { reportFallbacks } from './measure/recipe-fallbacks';
import { recipeOperations } from './measure/recipe-operations';
import { recordedOperations } from './measure/recorded-operations';
import { riverGateApart, riverGateInProcess } from './measure/rivergate-servers';

/** RiverGate beside its peers and beside the hand-written limit, on the same data and documents. */
export function peers(options: BenchOptions): Promise<void> {
  const folder = peerPackage((line) => process.stdout.write(`${line}\n`));
  return benchRun('peers', options, async ({ database, loading, open }) => {
    const peer = await peerServers(database, folder);
    try {
      const servers: MeasuredServer[] = [];
      const all = [...entries(database, peer), ...variants(database, options)];
      for (const { name, start } of chosen(all, options)) servers.push(await open(start(name)));
      await measureAll(servers, { ...loading, database, isQuick: options.isQuick });
    } finally {
      await peer.close();
    }
  });
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

/** What is measured beside RiverGate as it is: the reference engine, and no push-down. */
export const VARIANTS = ['RIVERGATE_ENGINE=apollo', 'RIVERGATE_PUSH_DOWN=false'];

/** RiverGate with one other setting each. */
function variants(
  database: BenchDatabase,
  { variants: given }: BenchOptions,
): ReadonlyArray<Entry> {
  return (given.length > 0 ? given : VARIANTS).map((setting) => {
    const [name = '', value = ''] = setting.split('=');
    return {
      ...{ name: `RiverGate ${setting}`, isQuick: true },
      start: (label) => riverGateInProcess(database, { name: label, env: { [name]: value } }),
    };
  });
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

interface All extends CaseLoading {
  readonly database: BenchDatabase;
  readonly isQuick: boolean;
}

async function measureAll(
  servers: ReadonlyArray<MeasuredServer>,
  { database, isQuick, ...loading }: All,
): Promise<void> {
  const [, reference] = servers;
  if (!reference) throw new TypeError('Answers are compared with those of the second server.');
  for (const operation of OPERATIONS) {
    const cases = servers.map((server) => ({ label: server.name, server, operation, reference }));
    await measureCases({ title: operation.name, cases }, loading);
  }
  const own = servers.filter(({ name }) => name.startsWith('RiverGate'));
  const conditional = await recordedOperations(database);
  await measureCases(
    {
      title: 'conditional data: own, recorded',
      cases: own.flatMap((server) => [
        { label: `${server.name}, own data`, server, operation: conditional.own },
        { label: `${server.name}, recorded`, server, operation: conditional.recorded },
      ]),
    },
    loading,
  );
  const recipes = recipeOperations();
  await reportFallbacks(reference, recipes, loading.report);
  if (isQuick) return;
  for (const operation of recipes) {
    const cases = own.map((server) => ({ label: server.name, server, operation, reference }));
    await measureCases({ title: `recipe ${operation.name}`, cases }, loading);
  }
}
