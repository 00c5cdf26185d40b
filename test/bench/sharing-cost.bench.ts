import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { loadavg } from 'node:os';
import { ApolloServer } from '@apollo/server';
import { testEngine } from '../setup/fixtures/test-engine';
import { inProcessLink } from '../../gateway/engine/in-process';
import type { Link } from '../../gateway/engine/link';
import { newTrail, type RequestScope } from '../../gateway/request-scope';
import { openLedger } from '../../gateway/ledger/chain/append';
import { readRecipes } from '../../gateway/recipes/read-recipes';
import { harvest } from '../../gateway/sharing/harvest';
import { migrateDepartment } from '../../shared/data/migrate';
import { compiledExecution } from '../../shared/graphql/compiled-execution';
import { federate } from '../../shared/graphql/federate';
import { guardedExecution } from '../../shared/graphql/guarded-execution';
import { mintAccessToken, verifyAccessToken } from '../../shared/identity/access-token';
import type { Caller } from '../../shared/identity/caller';
import { departmentContext } from '../../shared/monitoring/department';
import { indexedState, accessFor, type IndexedState } from '../../shared/sharing/access-decisions';
import { departments } from '../../subgraphs/registry';
import { wideLimits } from '../gateway/setup/wide-limits';
import { DEMO, demoHub, type DemoHub } from '../setup/demo-hub';
import { handlerOf, openState } from '../setup/sharing';

const BLOCKS = 12;
const PER_BLOCK = 25;
const NOW = new Date(DEMO.now);
const TERMS = { issuer: 'http://hub.test', lifeMinutes: 5, now: NOW };

const RECORDED = `{ district(code: "440705") { nameZh
  waterStations(first: 5) { nodes { nameZh stage { value } } }
  weatherStations(first: 5) { nodes { nameZh windSpeed { value } } }
  farmlandSoilPoints(first: 20) { nodes { id metals { latest { value } } } } } }`;

type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<void>;

/** The departments over the hub's data, with their guard or without it. */
async function linksOf(hub: DemoHub, isGuarded: boolean): Promise<ReadonlyMap<string, Link>> {
  const links = new Map<string, Link>();
  for (const department of await departments()) {
    const { schema, index } = await federate(department);
    const execute = compiledExecution(schema);
    const { database } = hub;
    const contextFor = (scope: RequestScope) =>
      departmentContext(department, {
        ...{ database, now: () => NOW, access: scope.access, requestId: scope.requestId },
      });
    const { name } = department;
    links.set(
      name,
      isGuarded
        ? inProcessLink({
            department: name,
            execute: guardedExecution({ schema, index, execute }),
            contextFor,
          })
        : inProcessLink({ department: name, execute, contextFor }),
    );
  }
  return links;
}

/** Asks as a gateway does that identifies, shares and records; or as one that does nothing of it. */
async function asking(
  hub: DemoHub,
  state: IndexedState,
  { caller, isSharing }: { readonly caller: Caller; readonly isSharing: boolean },
): Promise<{ readonly ask: Ask; readonly close: () => Promise<void> }> {
  const links = await linksOf(hub, isSharing);
  const ledger = openLedger({ url: hub.url });
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { token } = mintAccessToken({ kid: 'bench', key: privateKey }, caller, TERMS);
  const keys = new Map([['bench', publicKey]]);
  const auditKeeping = {
    ledger,
    refusals: { takes: () => false }, // The caller of the measurement is signed in.
    keyHashKey: createSecretKey(Buffer.alloc(32, 1)),
    now: () => NOW,
    onUnrecorded: (fault: unknown) => {
      throw fault;
    },
  };
  const engine = await testEngine({
    supergraphSdl: isSharing ? hub.supergraphSdl : harvest(hub.supergraphSdl).plainSdl,
    linkFor: ({ name }) => links.get(name) as Link, // One for each department of the supergraph.
    limits: wideLimits,
    ...(isSharing ? { auditKeeping } : {}),
    onUnexpected: (error) => {
      throw error;
    },
  });
  const server = new ApolloServer<RequestScope>({ gateway: engine.gateway });
  await server.start();
  const still = accessFor({ state, isFresh: true, caller, now: NOW });
  const ask: Ask = async (query, variables) => {
    const identified = isSharing ? verifyAccessToken(token, keys, TERMS).caller : caller;
    const access = isSharing
      ? accessFor({ state, isFresh: true, caller: identified, now: NOW })
      : still;
    const trail = newTrail();
    const contextValue = {
      ...{ requestId: 'bench', signal: new AbortController().signal, access, trail },
    };
    const { body } = await server.executeOperation(
      { query, variables: { ...variables } },
      { contextValue },
    );
    const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
    if (errors.length > 0) throw new Error(JSON.stringify(errors[0]));
  };
  return {
    ask,
    close: async () => {
      await server.stop();
      await ledger.close();
    },
  };
}

async function cpuMsOf(ask: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  for (let at = 0; at < PER_BLOCK; at += 1) await ask();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test('what identifying, sharing and recording add in CPU of the process, block by block beside a hub without them', async () => {
  const hub = await demoHub();
  await migrateDepartment('hub', {
    url: hub.url,
    folder: join(__dirname, '..', '..', 'migrations'),
  });
  const state = indexedState(await openState());
  const caller = handlerOf('environment');
  const bare = await asking(hub, state, { caller, isSharing: false });
  const whole = await asking(hub, state, { caller, isSharing: true });
  const recipe = readRecipes().find(({ name }) => name === 'district-day');
  const questions = [
    ['recorded', RECORDED, {}],
    ['district-day', recipe?.query ?? '', recipe?.variables ?? {}],
  ] as const;
  for (const [name, query, variables] of questions) {
    const sums = { bare: 0, whole: 0 };
    for (let block = -1; block < BLOCKS; block += 1) {
      const [without, within] = [
        await cpuMsOf(() => bare.ask(query, variables)),
        await cpuMsOf(() => whole.ask(query, variables)),
      ];
      if (block < 0) continue; // Warms up: plans, compiled operations, connections.
      sums.bare += without;
      sums.whole += within;
    }
    const each = (ms: number) => (ms / BLOCKS / PER_BLOCK).toFixed(2);
    const added = ((sums.whole / sums.bare - 1) * 100).toFixed(1);
    process.stdout.write(
      `${name}: ${each(sums.bare)} ms without, ${each(sums.whole)} ms with: ${added} % more CPU (load ${loadavg()[0]?.toFixed(1) ?? ''})\n`,
    );
  }
  await bare.close();
  await whole.close();
  await hub.close();
});
