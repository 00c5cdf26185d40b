import type { Logger } from 'pino';
import type { Settings } from '../../shared/config/settings';
import { deadlinesOf } from '../../shared/config/sharing-settings';
import { createLog } from '../../shared/server/log';
import type { Front } from '../http/front';
import type { Command } from './command';
import { isDemoHub, keepTelling, tellDemo } from './demo';
import { departmentSupergraph } from './department-schemas';
import { FIRST_QUESTION } from './first-question';
import { hubLinks } from './hub-links';
import { directoryState } from './hub-sharing';
import { migrateAll, withData, type OpenData } from './open-data';
import { openGateway } from './run-gateway';
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
    const log = createLog({ level: settings.logLevel });
    await withData(settings, terminal.note, async (data) => {
      await migrateAll(data, data.departments);
      const hasDemo = settings.isDemoWanted && (await isDemoHub(data));
      if (hasDemo) await tellDemo(data, { settings, stop, note: terminal.note });
      if (stop.aborted) return;
      const front = await openHub(data, { settings, log, isDemonstration: hasDemo });
      terminal.say(
        `RiverGate is ready: ${front.url}/ — ask at ${front.url}/graphql, state at ${front.url}/readyz`,
      );
      const demo = hasDemo ? keepTelling(data, { settings, stop, note: terminal.note }) : undefined;
      await stopped(stop);
      terminal.note('Stopping: requests under way are answered first.');
      await drained(front, settings.drainMs);
      await demo?.ended();
    });
  },
};

interface HubOptions {
  readonly settings: Settings;
  readonly log: Logger;
  readonly isDemonstration: boolean;
}

async function openHub(
  data: OpenData,
  { settings, log, isDemonstration }: HubOptions,
): Promise<Front> {
  const now = () => settings.demoClock ?? new Date();
  const sharing = directoryState({ data, isDemonstration, log });
  await sharing.refresh();
  const here = new Map<string, SubgraphExecution>();
  for (const department of data.departments.filter(({ name }) => !settings.links.has(name))) {
    here.set(
      department.name,
      await subgraphExecution(department, {
        ...data,
        now,
        deadlines: deadlinesOf(settings),
        afterWrite: sharing.refresh,
        log,
      }),
    );
  }
  const isDatabaseReady = async (department: string) => {
    const rows = await data.database.reader(department).query('select 1');
    return rows.length === 1;
  };
  const front = await openGateway({
    settings,
    sharing,
    now,
    source: departmentSupergraph(settings.dataFolder),
    linkFor: hubLinks({ settings, here, isDatabaseReady, log }),
    limits: settings,
    log,
    firstQuestion: FIRST_QUESTION,
  });
  const close = async () => {
    await front.close();
    sharing.close();
  };
  return { ...front, close };
}
