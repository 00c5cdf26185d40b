import type { Logger } from 'pino';
import { cacheBytes } from '../../shared/config/settings';
import { memoryBudget } from '../../shared/data/memory-budget';
import { createLog } from '../../shared/server/log';
import type { KeptRollups } from '../../shared/monitoring/rollup/keep-rollups';
import type { Command, CommandCall } from './command';
import { whileRollingUp } from './data/rolling-up';
import { whileSorting } from './data/sorting';
import { withData, type OpenData } from './data/open-data';
import { keepSeeding } from './demo/demo';
import { requireFreeAddress } from './hub/free-address';
import { requireKnownLinks } from './hub/known-links';
import { openHub } from './hub/open-hub';
import { prepareHub } from './hub/prepare-hub';
import { readyLine } from './hub/ready-line';
import { drained, stopped } from './stopped';
import { startWithWorkers } from './with-workers';

/** `start`: the whole hub; what `npm start` runs. */
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
    const { settings, terminal, stop } = call;
    requireKnownLinks(settings);
    if (settings.workers > 1) return startWithWorkers()(call);
    await requireFreeAddress(settings);
    const log = createLog({ level: settings.logLevel });
    await withData(settings, terminal.note, async (data) => {
      const { isDemonstration } = await prepareHub(data, call);
      if (stop.aborted) return;
      const { departments } = data;
      await whileSorting({ data, departments, log }, () =>
        whileRollingUp({ data, departments, worker: 'OWNER', log }, (rollups) =>
          runHub(data, call, { log, isDemonstration, rollups }),
        ),
      );
    });
  },
};

interface HubRun {
  readonly log: Logger;
  readonly isDemonstration: boolean;
  readonly rollups: KeptRollups;
}

/** Answers until it is stopped. */
async function runHub(
  data: OpenData,
  { settings, terminal, stop }: CommandCall,
  { rollups, ...run }: HubRun,
): Promise<void> {
  const budget = memoryBudget(cacheBytes(settings));
  const front = await openHub(data, { settings, budget, rollupsOf: rollups.queueOf, ...run });
  terminal.say(readyLine(front.url));
  const { note } = terminal;
  const demo = run.isDemonstration ? keepSeeding(data, { settings, stop, note }) : undefined;
  await stopped(stop);
  note('Stopping: requests in progress are answered first.');
  await drained(front, settings.drainMs);
  await demo?.ended();
}
