import type { Logger } from 'pino';
import { cacheBytes, keyFolderOf, type Settings } from '../../shared/config/settings';
import { memoryBudget, type MemoryBudget } from '../../shared/data/memory-budget';
import { publicHalf } from '../../shared/identity/keys/gateway-keys';
import { openKeyFolder } from '../../shared/identity/keys/key-folder';
import { deadlinesOf } from '../../shared/config/sharing-settings';
import { createLog } from '../../shared/server/log';
import type { KeptRollups } from '../../shared/monitoring/rollup/keep-rollups';
import { EVERY_ROW } from '../../shared/data/row-bounds';
import type { Front } from '../http/front';
import type { Command, CommandCall } from './command';
import { closeUnwantedDemonstration } from './demo/close-demonstration';
import { DEMONSTRATION_ENDED, isDemoHub, keepSeeding, seedDemo } from './demo/demo';
import { requireFreeAddress } from './hub/free-address';
import { seedDemoAccounts } from './demo/demo-accounts';
import { localLeases } from './hub/hub-leases';
import { hubLinks } from './hub/hub-links';
import { requireKnownLinks } from './hub/known-links';
import { openHubAuditLog } from './hub/hub-audit-log';
import { DATABASE_ANSWERS } from './data/data.queries';
import { migrateAll, withData, type OpenData } from './data/open-data';
import { openHubGateway } from './hub/open-hub-gateway';
import { whileRollingUp } from './data/rolling-up';
import { gatewayKeyIn, signedLinks } from './hub/signed-link';
import { drained, stopped } from './stopped';
import { committedSchema, writeSchema } from './write-schemas';
import { subgraphExecution, type SubgraphExecution } from './hub/subgraph-execution';

/** `start`: the whole hub in one process; what `npm start` runs. */
export const startCommand: Command = {
  name: 'start',
  summary: 'Starts the whole hub: PostgreSQL if none is given, all departments, the gateway.',
  positionals: '',
  options: {
    'write-schemas': {
      type: 'boolean',
      meaning: "Write each department's schema.graphql if its code has changed it (npm run dev)",
    },
  },
  run: async (call) => {
    const { settings, options, terminal, stop } = call;
    requireKnownLinks(settings);
    await requireFreeAddress(settings);
    const log = createLog({ level: settings.logLevel });
    await withData(settings, terminal.note, async (data) => {
      await migrateAll(data, data.departments, terminal.note);
      if (options['write-schemas']) await writeSchemas(data, terminal.note);
      if (!settings.isDemoWanted) await closeUnwantedDemonstration(data.database, terminal.note);
      const isDemo = settings.isDemoWanted && (await isDemoHub(data));
      const hasDemo = isDemo && (await seedDemo(data, { settings, stop, note: terminal.note }));
      if (isDemo && !hasDemo) terminal.note(DEMONSTRATION_ENDED);
      if (hasDemo) await seedDemoAccounts(data, settings, terminal.note);
      if (stop.aborted) return;
      const { departments } = data;
      await whileRollingUp({ data, departments, worker: 'OWNER', log }, (rollups) =>
        runHub(data, call, { log, isDemonstration: hasDemo, rollups }),
      );
    });
  },
};

/** The supergraph is made from these files: without this a changed schema would not be served. */
async function writeSchemas(
  { departments, schemaOf }: OpenData,
  note: (line: string) => void,
): Promise<void> {
  for (const department of departments) {
    const { name } = department;
    const { sdl } = await schemaOf(department);
    if (!(await writeSchema({ name, sdl }))) note(`${committedSchema(name)}: written`);
  }
}

type HubRun = Pick<HubOptions, 'log' | 'isDemonstration' | 'rollups'>;

/** Answers until it is stopped. */
async function runHub(
  data: OpenData,
  { settings, terminal, stop }: CommandCall,
  run: HubRun,
): Promise<void> {
  const budget = memoryBudget(cacheBytes(settings));
  const front = await openHub(data, { settings, budget, ...run });
  terminal.say(
    `RiverGate is ready: ${front.url}/ — ask at ${front.url}/graphql, state at ${front.url}/readyz`,
  );
  const { note } = terminal;
  const demo = run.isDemonstration ? keepSeeding(data, { settings, stop, note }) : undefined;
  await stopped(stop);
  note('Stopping: requests in progress are answered first.');
  await drained(front, settings.drainMs);
  await demo?.ended();
}

interface HubOptions {
  readonly settings: Settings;
  readonly log: Logger;
  readonly isDemonstration: boolean;
  /** The memory budget for operations in this process. */
  readonly budget: MemoryBudget;
  readonly rollups: KeptRollups;
}

const KEYS = ['tokens', 'permit', 'exchange', 'seal', 'ledgerHmac', 'secondFactor'] as const;

async function openHub(data: OpenData, options: HubOptions): Promise<Front> {
  const { settings, log, isDemonstration } = options;
  const now = () => new Date();
  const keys = await openKeyFolder(keyFolderOf(settings), KEYS, { now });
  const here = await executionsHere(data, options);
  const record = openHubAuditLog({
    settings,
    url: data.url,
    keys,
    owners: [...here.keys()],
    log,
  });
  return openHubGateway({
    ...options,
    database: data.database,
    keys,
    leases: localLeases({ data, key: keys.exchange, isDemonstration, now }),
    exchangeKeys: publicHalf(keys.exchange),
    record,
    linksWith: (sharing) =>
      hubLinks({
        settings,
        here,
        isDatabaseReady: (department) => answers(data, department),
        rollupsOf: options.rollups.queueOf,
        signed:
          settings.links.size === 0
            ? null
            : signedLinks({
                gatewayKey: gatewayKeyIn(settings.gatewayKeyFile),
                permitKey: keys.permit,
                sharing,
                head: record.head,
                now,
                log,
              }),
        log,
      }),
  });
}

async function answers({ database }: OpenData, department: string): Promise<boolean> {
  const rows = await database.reader(department, EVERY_ROW).query(DATABASE_ANSWERS);
  return rows.length === 1;
}

async function executionsHere(
  data: OpenData,
  { settings, log, budget }: HubOptions,
): Promise<ReadonlyMap<string, SubgraphExecution>> {
  const now = () => settings.demoClock ?? new Date();
  const local = data.departments.filter(({ name }) => !settings.links.has(name));
  const executions = local.map(
    async (department) =>
      [
        department.name,
        await subgraphExecution(department, {
          ...data,
          now,
          deadlines: deadlinesOf(settings),
          isPushDownOn: settings.isPushDownOn,
          budget,
          log,
        }),
      ] as const,
  );
  return new Map(await Promise.all(executions));
}
