import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../gateway/cli/commands';
import { ROOT } from '../setup/hub-process';

const TEXTS = ['CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { scripts } = JSON.parse(text('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The texts in backticks, and the targets of links. */
const named = (file: string) => [
  ...[...text(file).matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name),
  ...[...text(file).matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, name = '']) => name),
];
const ROOMS = /^(gateway|subgraphs|shared|migrations|test|\.vscode)\/[^\s<…*]*$/;
const FILES = /^[\w.-]+\.(md|json|ts|yml)$|^\.nvmrc$/;

describe.each(TEXTS)('%s', (file) => {
  test('names only files and folders that exist', () => {
    const paths = named(file).filter((name) => ROOMS.test(name));
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('names only scripts and commands that exist', () => {
    const known = commands().map(({ name }) => name);
    const said = [...text(file).matchAll(/npm run ([\w:]+)(?: -- ([a-z]\w*))?/g)];
    for (const [, script = '', command] of said) {
      expect(scripts).toHaveProperty([script]);
      if (script === 'rivergate' && command) expect(known).toContain(command);
    }
    const suites = [...text(file).matchAll(/npx jest (\S+?)`/g)].map(([, suite = '']) => suite);
    expect(suites.filter((suite) => !existsSync(join(ROOT, suite)))).toEqual([]);
  });
});

test('CONTRIBUTING.md has a row for each thing that is often added', () => {
  for (const thing of ['an indicator', 'a station kind', 'a department', 'a page'])
    expect(text('CONTRIBUTING.md')).toMatch(new RegExp(`^\\| ${thing} +\\|`, 'm'));
  expect(text('CONTRIBUTING.md')).toMatch(/^\| a field of a class of its own +\|/m);
  expect(text('CONTRIBUTING.md')).toMatch(/^\| a rule of a standard +\|/m);
});

test('a file that CONTRIBUTING.md names without its folder exists in some department', () => {
  const names = named('CONTRIBUTING.md').filter((name) => FILES.test(name));
  const places = ['', 'subgraphs/water', 'subgraphs/agriculture'];
  const lost = names.filter((name) => !places.some((place) => existsSync(join(ROOT, place, name))));
  expect(lost.filter((name) => !/^(licences|sbom)/.test(name))).toEqual([]);
});
