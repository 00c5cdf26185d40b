import { execFile } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { environment } from '../../config/environment';
import { npmBinaries } from './npm-binaries';
import type { RunAs } from './unprivileged-user';

/** A PostgreSQL that could be started. */
export interface Binaries {
  readonly kind: 'system' | 'embedded';
  /** The folder of `postgres` and `initdb`. */
  readonly folder: string;
  readonly major: number;
}

const OLDEST_MAJOR = 15;
const EXE = process.platform === 'win32' ? '.exe' : '';
/** Where packages of Linux distributions and of Homebrew keep one folder for each major version. */
const PACKAGE_FOLDERS = ['/usr/lib/postgresql', '/usr/local/opt', '/opt/homebrew/opt', '/usr'];

/** Candidates under this setting, best first: the system's newest, then npm's. */
export async function findBinaries(
  wanted: 'auto' | 'system' | 'embedded',
): Promise<ReadonlyArray<Binaries>> {
  const system = wanted === 'embedded' ? [] : await systemBinaries();
  return wanted === 'system' ? system : [...system, ...embeddedBinaries()];
}

/** The path of one program in a folder of binaries. */
export function programIn(folder: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(folder, `${name}${EXE}`);
}

/** The major version that `postgres` in this folder reports to that user; throws when it can't run. */
export async function majorOf(folder: string, runAs: RunAs): Promise<number> {
  const asked = promisify(execFile)(programIn(folder, 'postgres'), ['--version'], {
    ...runAs,
    cwd: process.platform === 'win32' ? undefined : '/',
  });
  const { stdout } = await asked;
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]);
}

function embeddedBinaries(): ReadonlyArray<Binaries> {
  const found = npmBinaries();
  if (!found) return [];
  const major = Number.parseInt(found.version, 10);
  return [{ kind: 'embedded', folder: join(found.root, 'bin'), major }];
}

async function systemBinaries(): Promise<ReadonlyArray<Binaries>> {
  const folders = [...packagedFolders(), ...(await configuredFolder()), ...pathFolders()];
  const found: Binaries[] = [];
  for (const folder of new Set(folders.map((path) => realpathSync(path)))) {
    const major = await majorOf(folder, {}).catch(() => NaN);
    if (major >= OLDEST_MAJOR) found.push({ kind: 'system', folder, major });
  }
  return found.sort((left, right) => right.major - left.major);
}

function packagedFolders(): ReadonlyArray<string> {
  return PACKAGE_FOLDERS.filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((name) => ({ parent, name })))
    .filter(({ name }) => /^(\d+|pgsql-\d+|postgresql@\d+)$/.test(name))
    .map(({ parent, name }) => join(parent, name, 'bin'))
    .filter(hasServer);
}

async function configuredFolder(): Promise<ReadonlyArray<string>> {
  const asked = await promisify(execFile)('pg_config', ['--bindir']).catch(() => ({ stdout: '' }));
  return [asked.stdout.trim()].filter(hasServer);
}

function pathFolders(): ReadonlyArray<string> {
  const folders = environment().PATH?.split(delimiter) ?? [];
  return folders
    .map((folder) => programIn(folder, 'initdb'))
    .filter((program) => existsSync(program))
    .map((program) => dirname(realpathSync(program)))
    .filter(hasServer);
}

function hasServer(folder: string): boolean {
  return (
    folder !== '' &&
    existsSync(programIn(folder, 'postgres')) &&
    existsSync(programIn(folder, 'initdb'))
  );
}
