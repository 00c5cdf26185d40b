import type { Logger } from 'pino';
import { cacheBytes, keyFolderOf, type Settings } from '../../shared/config/settings';
import { memoryBudget, type MemoryBudget } from '../../shared/data/memory-budget';
import { publicHalf } from '../../shared/identity/gateway-keys';
import { openKeyFolder } from '../../shared/identity/key-folder';
import { deadlinesOf } from '../../shared/config/sharing-settings';
import { createLog } from '../../shared/server/log';
import { keepRollups } from '../../shared/monitoring/rollup/keep-rollups';
import { NO_LIMITS } from '../../shared/sharing/row-limits';
import type { Front } from '../http/front';
import type { Command } from './command';
import { closeUnwantedDemonstration } from './close-demonstration';
import { DEMONSTRATION_ENDED, isDemoHub, keepTelling, tellDemo } from './demo';
import { requireFreeAddress } from './free-address';
import { tellDemoAccounts } from './demo-accounts';
import { localLeases } from './hub-leases';
import { hubLinks } from './hub-links';
import { openHubRecord } from './hub-record';
import { migrateAll, withData, type OpenData } from './open-data';
import { openHubGateway } from './open-hub-gateway';
import { gatewayKeyIn, signedLinks } from './signed-link';
import { drained, stopped } from './stopped';
import { subgraphExecution, type SubgraphExecution } from './subgraph-execution';

/** `start`: the whole hub in one process; what `npm start` runs. */
export const startCommand: Command = {
  name: 'start',
  summary: 'Starts the whole hub: PostgreSQL where none is given, all departments, the gateway.',
  positionals: '',
  options: {},
  run: async (call) => {
    const { settings, terminal, stop } = call;
    await requireFreeAddress(settings);
    const log = createLog({ level: settings.logLevel });
    await withData(settings, terminal.note, async (data) => {
      await migrateAll(data, data.departments);
      if (!settings.isDemoWanted) await closeUnwantedDemonstration(data.database, terminal.note);
      const isDemo = settings.isDemoWanted && (await isDemoHub(data));
      const hasDemo = isDemo && (await tellDemo(data, { settings, stop, note: terminal.note }));
      if (isDemo && !hasDemo) terminal.note(DEMONSTRATION_ENDED);
      if (hasDemo) await tellDemoAccounts(data, settings, terminal.note);
      if (stop.aborted) return;
      const budget = memoryBudget(cacheBytes(settings));
      const front = await openHub(data, { settings, log, isDemonstration: hasDemo, budget });
      terminal.say(
        `RiverGate is ready: ${front.url}/ — ask at ${front.url}/graphql, state at ${front.url}/readyz`,
      );
      const rollups = keepRollups({
        database: data.database,
        departments: measuredHere(data),
        everyMs: ROLLUPS_EVERY_MS,
        onFailure: (department, err) => log.error({ department, err }, 'roll-ups wait'),
      });
      const demo = hasDemo ? keepTelling(data, { settings, stop, note: terminal.note }) : undefined;
      await stopped(stop);
      terminal.note('Stopping: requests under way are answered first.');
      await drained(front, settings.drainMs);
      await demo?.ended();
      await rollups.ended();
    });
  },
};

const ROLLUPS_EVERY_MS = 5_000;

/** Departments whose measurements lie in this database. */
function measuredHere({ departments }: OpenData): ReadonlyArray<string> {
  return departments
    .filter(({ feeds, simulate }) => simulate !== undefined || feeds.length > 0)
    .map(({ name }) => name);
}

interface HubOptions {
  readonly settings: Settings;
  readonly log: Logger;
  readonly isDemonstration: boolean;
  /** What the process keeps of operations. */
  readonly budget: MemoryBudget;
}

const KEYS = ['tokens', 'permit', 'directory', 'seal', 'ledgerHmac', 'secondFactor'] as const;

async function openHub(data: OpenData, options: HubOptions): Promise<Front> {
  const { settings, log, isDemonstration } = options;
  const now = () => new Date();
  const keys = await openKeyFolder(keyFolderOf(settings), KEYS, { now });
  const here = await executionsHere(data, options);
  const record = openHubRecord({
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
    leases: localLeases({ data, key: keys.directory, isDemonstration, now }),
    directoryKeys: publicHalf(keys.directory),
    record,
    linksWith: (sharing) =>
      hubLinks({
        settings,
        here,
        isDatabaseReady: (department) => answers(data, department),
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
  const rows = await database.reader(department, NO_LIMITS).query('select 1');
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
          budget,
          log,
        }),
      ] as const,
  );
  return new Map(await Promise.all(executions));
}
