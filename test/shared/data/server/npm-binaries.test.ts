import { cp, chmod, lstat, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  completeLinks,
  copyBinaries,
  npmBinaries,
  type NpmBinaries,
} from '../../../../shared/data/server/npm-binaries';
import { majorOf } from '../../../../shared/data/server/find-binaries';
import { unprivilegedUser } from '../../../../shared/data/server/unprivileged-user';
import { openFolder } from './server-folder';

describe('the PostgreSQL that npm installs', () => {
  let folder: string;
  let bare: NpmBinaries;

  /** The package as npm leaves it when it may not run install scripts: without library links. */
  beforeEach(async () => {
    folder = await openFolder();
    const installed = npmBinaries();
    if (!installed) throw new TypeError('npm has left out the package for this platform.');
    bare = { root: join(folder, 'package', 'native'), version: installed.version };
    await cp(installed.root, bare.root, { recursive: true, verbatimSymlinks: true });
    for (const target of await linkTargets()) await rm(join(folder, 'package', target));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function linkTargets(): Promise<ReadonlyArray<string>> {
    const list = await readFile(join(bare.root, 'pg-symlinks.json'), 'utf8');
    return [...list.matchAll(/"target":"([^"]+)"/g)].map(([, target]) => target ?? '');
  }

  it('cannot run without its library links, and runs once they are completed', async () => {
    const bin = join(bare.root, 'bin');
    await expect(majorOf(bin, {})).rejects.toThrow('error while loading shared libraries');
    await completeLinks(bare.root);
    expect(await majorOf(bin, {})).toBe(18);
    for (const target of await linkTargets()) {
      expect((await lstat(join(folder, 'package', target))).isSymbolicLink()).toBe(true);
    }
  });

  it('runs from a copy where the user cannot enter the package', async () => {
    await chmod(join(folder, 'package'), 0o700);
    await chmod(join(bare.root, 'share'), 0o700);
    const copy = await copyBinaries(bare, folder);
    const runAs = unprivilegedUser();
    expect(await majorOf(join(copy, 'bin'), runAs)).toBe(18);
    expect((await lstat(join(copy, 'share'))).mode & 0o777).toBe(0o755);
    expect(await copyBinaries(bare, folder)).toBe(copy);
  });
});
