import { existsSync, readdirSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf } from '../../errors/message-of';
import { RiverGateError } from '../../errors/rivergate-error';
import { databaseUnavailable } from './database-unavailable';
import { findBinaries, majorOf, type Binaries } from './find-binaries';
import { completeLinks, copyBinaries, npmBinaries } from './npm-binaries';
import { clusterIn, homeIn, makeHome } from './server-home';
import { unprivilegedUser, type RunAs } from './unprivileged-user';

/** The selection of binaries, and the folder of the data. */
interface ChoiceOptions {
  readonly postgres: 'auto' | 'system' | 'embedded';
  readonly dataFolder: string;
  readonly log: (line: string) => void;
}

/** Binaries that run on this machine, with the folder and the user they run for. */
export interface ServerSite {
  readonly binaries: Binaries;
  readonly home: string;
  readonly runAs: RunAs;
}

/**
 * The first binaries that run here. Existing data in the folder determine the version, so that
 * installing or removing a system PostgreSQL never hides them.
 *
 * Throws DATABASE_UNAVAILABLE with what was tried.
 */
export async function chooseBinaries(options: ChoiceOptions): Promise<ServerSite> {
  const found = await findBinaries(options.postgres);
  const use = (candidate: Binaries) => rankOf(homeIn(options.dataFolder, candidate.major));
  const failures: string[] = [];
  for (const candidate of [...found].sort((left, right) => use(right) - use(left))) {
    try {
      const site = await siteOf(candidate, options);
      if (use(candidate) === 0) reportOtherData(site, options);
      return site;
    } catch (thrown) {
      if (thrown instanceof RiverGateError) throw thrown;
      failures.push(`${candidate.folder}: ${messageOf(thrown)}`);
    }
  }
  throw databaseUnavailable(
    `No PostgreSQL found that runs here (${options.postgres}). ${failures.join(' ')}`.trim(),
    'Install PostgreSQL 15 or later, or run `npm ci` without --omit=optional, or set DATABASE_URL.',
  );
}

/** Warns of an empty database next to data of a version that is no longer installed. */
function reportOtherData({ binaries }: ServerSite, { dataFolder, log }: ChoiceOptions): void {
  for (const name of readdirSync(dataFolder)) {
    const [, major] = /^postgres-(\d+)$/.exec(name) ?? [];
    if (!major || !existsSync(clusterIn(homeIn(dataFolder, Number(major))))) continue;
    log(
      `The data in ${join(dataFolder, name)} need PostgreSQL ${major}, which was not found or not chosen; ` +
        `beginning with an empty database of PostgreSQL ${String(binaries.major)}.`,
    );
  }
}

function rankOf(home: string): number {
  if (existsSync(join(clusterIn(home), 'postmaster.pid'))) return 2;
  return existsSync(clusterIn(home)) ? 1 : 0;
}

async function siteOf(candidate: Binaries, options: ChoiceOptions): Promise<ServerSite> {
  const wanted = homeIn(options.dataFolder, candidate.major);
  const runAs = unprivilegedUser(clusterIn(wanted));
  const runnable = candidate.kind === 'system' ? candidate : await linked(candidate);
  const failure = await majorOf(runnable.folder, runAs).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (failure !== null && candidate.kind === 'system') throw failure;
  const home = await makeHome(wanted, { ...options, runAs });
  if (failure === null) return { binaries: runnable, home, runAs };
  const copy = await copied(candidate, home);
  await majorOf(copy.folder, runAs);
  return { binaries: copy, home, runAs };
}

/** Links that can't be made (a read-only folder) show when the program is run. */
async function linked(candidate: Binaries): Promise<Binaries> {
  await completeLinks(dirname(candidate.folder)).catch(() => undefined);
  return candidate;
}

async function copied(candidate: Binaries, home: string): Promise<Binaries> {
  const source = npmBinaries();
  if (!source) throw new TypeError('Only the binaries of an npm package can be copied.');
  await chmod(home, 0o755);
  return { ...candidate, folder: join(await copyBinaries(source, home), 'bin') };
}
