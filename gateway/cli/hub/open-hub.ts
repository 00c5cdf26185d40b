import type { Logger } from 'pino';
import { keyFolderOf, type Settings } from '../../../shared/config/settings';
import { deadlinesOf } from '../../../shared/config/sharing-settings';
import type { MemoryBudget } from '../../../shared/data/memory-budget';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { publicHalf } from '../../../shared/identity/keys/gateway-keys';
import { openKeyFolder } from '../../../shared/identity/keys/key-folder';
import type { RollupQueue } from '../../../shared/monitoring/rollup/refresh-rollups';
import type { Front } from '../../http/front';
import { DATABASE_ANSWERS } from '../data/data.queries';
import type { OpenData } from '../data/open-data';
import { openHubAuditLog, type GatewayAuditLog } from './hub-audit-log';
import { localLeases } from './hub-leases';
import { hubLinks } from './hub-links';
import { openHubGateway, type Together } from './open-hub-gateway';
import { closedWithTraces, openTracing } from './open-tracing';
import { gatewayKeyIn, signedLinks } from './signed-link';
import { subgraphExecution, type SubgraphExecution } from './subgraph-execution';

/** Options of a hub: its departments and its gateway in one process. */
export interface HubOptions {
  readonly settings: Settings;
  readonly log: Logger;
  readonly isDemonstration: boolean;
  /** The memory budget for operations in this process. */
  readonly budget: MemoryBudget;
  /** The queue of roll-ups of a department; null if it is unknown. */
  readonly rollupsOf: (department: string) => RollupQueue | null;
  /** The audit log of a worker; unless given, this process keeps it alone. */
  readonly record?: GatewayAuditLog;
  /** What it shares with other workers; absent if it is the only process. */
  readonly together?: Together;
}

const KEYS = ['tokens', 'permit', 'exchange', 'seal', 'ledgerHmac', 'secondFactor'] as const;

/** Opens the departments and the gateway to them. */
export async function openHub(data: OpenData, options: HubOptions): Promise<Front> {
  const { settings, log, isDemonstration } = options;
  const now = () => new Date();
  const keys = await openKeyFolder(keyFolderOf(settings), KEYS, { now });
  const tracing = openTracing({ settings, service: 'rivergate', log });
  const database = tracing?.database(data.database) ?? data.database;
  const here = await executionsHere({ ...data, database }, options);
  const owners = localDepartments(data, settings).map(({ name }) => name);
  const record = options.record ?? openHubAuditLog({ settings, url: data.url, keys, owners, log });
  const front = await openHubGateway({
    ...{ ...options, tracing },
    database: data.database,
    keys,
    leases: localLeases({ data, key: keys.exchange, isDemonstration, now }),
    exchangeKeys: publicHalf(keys.exchange),
    record,
    linksWith: (sharing) =>
      hubLinks({
        settings,
        here,
        readsAhead: (department) => department !== data.controlPlane.department,
        isDatabaseReady: (department) => answers(data, department),
        rollupsOf: options.rollupsOf,
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
  return closedWithTraces(front, tracing);
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
  const executions = localDepartments(data, settings).map(
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

/** The departments that run in this process. */
export function localDepartments(
  { departments }: Pick<OpenData, 'departments'>,
  { links }: Pick<Settings, 'links'>,
) {
  return departments.filter(({ name }) => !links.has(name));
}
