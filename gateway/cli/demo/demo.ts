import type { Settings } from '../../../shared/config/settings';
import type { Database } from '../../../shared/data/database';
import type { Department } from '../../../shared/monitoring/department';
import { messageOf } from '../../../shared/errors/message-of';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { runSimulation } from '../../../shared/monitoring/simulation/run-simulation';
import { dayOf } from '../../../shared/sharing/calendar-day';
import type { Command } from '../command';
import { seedDemoAccounts } from './demo-accounts';
import { DEMONSTRATION_ENDED } from './demonstration-ended';
import { FEEDS } from '../data/data.queries';
import { migrateAll, withData, type OpenData } from '../data/open-data';
import { stopped } from '../stopped';

/** `demo`: labelled synthetic data up to now. */
export const demoCommand: Command = {
  name: 'demo',
  summary: 'Loads the labelled synthetic demonstration on an empty hub, or brings it up to now.',
  positionals: '',
  options: {
    follow: {
      type: 'boolean',
      meaning: 'Keep running, and continue the demonstration until stopped',
    },
  },
  run: async ({ settings, options, terminal, stop }) => {
    await withData(settings, terminal.note, async (data) => {
      await migrateAll(data, data.departments, terminal.note);
      if (!(await isDemoHub(data)))
        return terminal.say('The hub holds data of its own, so no demonstration is loaded.');
      if (!(await seedDemo(data, { settings, stop, note: terminal.note })))
        return terminal.say(DEMONSTRATION_ENDED);
      terminal.say('The demonstration is simulated up to now.');
      if (!options['follow']) return seedDemoAccounts(data, settings, terminal.say);
      const going = keepSeeding(data, { settings, stop, note: terminal.note });
      await stopped(stop);
      await going.ended();
    });
  },
};

/** Whether the hub holds a demonstration that has not ended, or nothing at all. */
export async function isDemoHub(
  data: Pick<OpenData, 'database' | 'departments' | 'controlPlane'>,
): Promise<boolean> {
  return !(await holdsRealData(data)) && (await isSimulated(data));
}

/** Whether real data have come in, according to the exchange. */
export async function holdsRealData({
  database,
  controlPlane: { department, sharing },
}: Pick<OpenData, 'database' | 'controlPlane'>): Promise<boolean> {
  return sharing.hasRealData(database.reader(department, EVERY_ROW));
}

async function isSimulated({
  database,
  departments,
}: Pick<OpenData, 'database' | 'departments'>): Promise<boolean> {
  const simulated = departments.filter(({ simulate }) => simulate !== undefined);
  const found = await Promise.all(simulated.map(({ name }) => feedsOf(database, name)));
  const feeds = found.flat();
  return feeds.length === 0 || feeds.some((feed) => feed.startsWith('simulation/'));
}

async function feedsOf(database: Database, department: string): Promise<string[]> {
  const rows = await database.reader(department, EVERY_ROW).query(FEEDS(department));
  return rows.map(({ feed }) => feed);
}

/** How the demonstration is simulated. */
export interface SeedingOptions {
  readonly settings: Settings;
  readonly stop: AbortSignal;
  readonly note: (line: string) => void;
}

/** Departments simulated at once: while PostgreSQL stores one, the next is computed. */
const AT_ONCE = 3;

/**
 * Loads every department's synthetic data up to now; stops between departments on request. Returns
 * whether it may continue: real data end the demonstration.
 */
export async function seedDemo(
  {
    database,
    departments,
    controlPlane,
  }: Pick<OpenData, 'database' | 'departments' | 'controlPlane'>,
  { settings, stop, note }: SeedingOptions,
): Promise<boolean> {
  const simulated = departments.filter(({ simulate }) => simulate !== undefined);
  const waiting = [...simulated];
  let loaded = 0;
  const now = (settings.demoClock ?? new Date()).getTime();
  const run = { database, seed: settings.demoSeed, now, days: settings.demoDays };
  let mayGoOn = true;
  const work = async (): Promise<void> => {
    for (let next: Department | undefined; mayGoOn && !stop.aborted && (next = waiting.shift());) {
      let isNew = false;
      const onLoaded = () => void (isNew = true);
      mayGoOn = (await runSimulation(next, { ...run, onLoaded })) && mayGoOn;
      loaded += 1;
      if (mayGoOn && isNew)
        note(
          `${next.name}: demonstration loaded (${String(loaded)} of ${String(simulated.length)})`,
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (mayGoOn) {
    const { department, sharing } = controlPlane;
    await database.asOwner(department, (work) => sharing.seedDemo(work, dayOf(new Date(now))));
  }
  return mayGoOn;
}

const TICK_MS = 60_000;

/**
 * Continues the demonstration, minute by minute, until real data arrive in any process; `ended`
 * stops it and waits for the load in progress.
 */
export function keepSeeding(
  data: Pick<OpenData, 'database' | 'departments' | 'controlPlane'>,
  options: SeedingOptions,
): { ended(): Promise<void> } {
  let seeding: Promise<void> = Promise.resolve();
  let isSeeding = false;
  const go = async () => {
    if (await seedDemo(data, { ...options, note: () => undefined })) return;
    clearInterval(timer);
    options.note(DEMONSTRATION_ENDED);
  };
  const tick = () => {
    if (isSeeding) return;
    isSeeding = true;
    seeding = go()
      .catch((thrown: unknown) => {
        options.note(`The demonstration could not continue: ${messageOf(thrown)}`);
      })
      .finally(() => {
        isSeeding = false;
      });
  };
  const timer = setInterval(tick, TICK_MS);
  return {
    ended: async () => {
      clearInterval(timer);
      await seeding;
    },
  };
}
