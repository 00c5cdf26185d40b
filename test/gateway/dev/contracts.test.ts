import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkContracts } from '../../../gateway/dev/check-contracts';
import { breakingChanges, unmentioned } from '../../../gateway/dev/schema-diff';

const HEAD =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';
const WATER = `${HEAD}type Query { a(x: Int): Int b: Kind c(in: In): Int }
enum Kind { ONE TWO } input In { x: Int } type River @key(fields: "id") { id: ID! depth: Int }`;
const ONLY_A = `${HEAD}type Query { a: Int }`;
const contracts = (...sdl: readonly string[]) =>
  new Map(sdl.map((one, at) => [`d${String(at)}`, one]));
const changed = (from: string, to: string) =>
  breakingChanges(contracts(WATER), contracts(WATER.replace(from, to))).map(
    ({ coordinate }) => coordinate,
  );

let folder: string;
let said: string[];
const git = (...args: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false', ...args],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
const write = (files: Readonly<Record<string, string>>) => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
};
const commit = (files: Readonly<Record<string, string>>) => {
  write(files);
  git('add', '-A');
  git('commit', '-qm', 'x');
};
const versioned = (version: string) => `{\n  "name": "x",\n  "version": "${version}"\n}\n`;
const check = (ref?: string, root = folder) => checkContracts(root, (line) => said.push(line), ref);

beforeEach(() => {
  said = [];
  folder = mkdtempSync(join(tmpdir(), 'contracts-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('breakingChanges', () => {
  test.each([
    ['a field', 'depth: Int', '', 'River.depth'],
    ['a value', 'TWO', '', 'Kind.TWO'],
    ['a demand of an input', 'x: Int }', 'x: Int y: Int! }', 'In.y'],
    ['a demand of a field', 'a(x: Int)', 'a(x: Int y: Int!)', 'Query.a'],
    ['an argument', 'a(x: Int)', 'a', 'Query.a'],
    ['another type of a field', 'depth: Int', 'depth: String', 'River.depth'],
  ])('finds %s by its coordinate', (_, from, to, coordinate) => {
    expect(changed(from, to)).toEqual([coordinate]);
  });

  test('finds none in what is added, or moves to another department', () => {
    expect(changed('depth: Int', 'depth: Int width: Int')).toEqual([]);
    const moved = `${HEAD}type Query { b: Int }`;
    const both = `${HEAD}type Query { a: Int b: Int }`;
    expect(breakingChanges(contracts(both), contracts(ONLY_A, moved))).toEqual([]);
  });

  test('are named by their coordinate or their type, in backticks', () => {
    const lost = [{ coordinate: 'River.depth', description: '' }];
    expect(unmentioned(lost, 'River.depth is gone')).toEqual(lost);
    expect(unmentioned(lost, '`River.depth` is gone')).toEqual([]);
    expect(unmentioned(lost, 'all of `River` is gone')).toEqual([]);
  });
});

describe('check:contracts', () => {
  test('fails while the newest section of CHANGELOG.md does not name what callers lose', () => {
    git('init', '-q');
    commit({ 'package.json': versioned('1.0.0'), 'subgraphs/a/schema.graphql': WATER });
    commit({ 'subgraphs/a/schema.graphql': WATER.replace(' depth: Int', '') });
    expect(check()).toBe(1);
    expect(said.join('\n')).toMatch(
      /compared with \w{12} \(no tag v… here; the last commit .*\): 1 breaking changes[^]*River\.depth was removed[^]*must name.*`River\.depth`/,
    );
    write({ 'CHANGELOG.md': '# C\n\n## Unreleased\n\n## 1.0.0\n\n- `River.depth`\n' });
    expect(check()).toBe(1);
    write({ 'CHANGELOG.md': '# C\n\n## Unreleased\n\n- `River.depth` is gone.\n\n## 1.0.0\n' });
    expect(check()).toBe(0);
  });

  test('compares with the newest tag, with what is named, or with the last change of the version', () => {
    git('init', '-q');
    commit({ 'package.json': versioned('1.0.0'), 'subgraphs/a/schema.graphql': WATER });
    git('branch', 'first');
    commit({ 'package.json': versioned('1.1.0'), 'subgraphs/a/schema.graphql': ONLY_A });
    expect(check()).toBe(0);
    expect(check('first')).toBe(1);
    git('tag', 'v1.0.0', 'first');
    expect(check()).toBe(1);
    expect(said.at(-1)).toContain('`River`');
    expect(said.join('\n')).toContain('(tag v1.0.0)');
    expect(() => check('nowhere')).toThrow(/nowhere/);
  });

  test('says that it compared with nothing where there is no history, or none of contracts', () => {
    expect(check()).toBe(0);
    git('init', '-q');
    commit({ 'package.json': versioned('1.0.0') });
    expect(check()).toBe(0);
    commit({ 'subgraphs/a/schema.graphql': WATER });
    git('clone', '-q', '--depth=1', `file://${folder}`, 'cut');
    expect(check(undefined, join(folder, 'cut'))).toBe(0);
    expect(said).toEqual([
      expect.stringMatching(/compared with nothing: this is no git repository/),
      expect.stringMatching(/compared with nothing: \w{12} .* has no schema.graphql yet/),
      expect.stringMatching(/compared with nothing: this clone is shallow/),
    ]);
  });
});
