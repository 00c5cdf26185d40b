import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../setup/hub-process';

const SOURCES = join(ROOT, 'test', 'bench', 'peers');
const INSTALLED = join(ROOT, '.rivergate', 'bench', 'peers');

/**
 * The folder of the installed peers: a copy of `test/bench/peers` with its libraries, which are
 * installed the first time and after each change of their lock file.
 */
export function peerPackage(say: (line: string) => void): string {
  const lock = readFileSync(join(SOURCES, 'package-lock.json'), 'utf8');
  const stamp = join(INSTALLED, 'installed-lock.json');
  const isInstalled = readOrEmpty(stamp) === lock;
  if (!isInstalled) rmSync(INSTALLED, { recursive: true, force: true });
  mkdirSync(INSTALLED, { recursive: true });
  cpSync(SOURCES, INSTALLED, { recursive: true });
  if (isInstalled) return INSTALLED;
  say('Installing the peers of the bench (about 230 MB, once) …');
  // Without the settings that npm hands to what it runs: they are those of the hub's package.
  const { PATH = '', HOME = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      ...{ cwd: INSTALLED, env: { PATH, HOME }, encoding: 'utf8' },
    },
  );
  if (status !== 0) throw new Error(`npm ci of the peers failed:\n${stdout}${stderr}`);
  writeFileSync(stamp, lock);
  return INSTALLED;
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
