import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSchema } from 'graphql';
import { documentTyper, isTypedFrom } from '../../../gateway/dev/documents/document-typer';
import { modulesOf } from '../../../gateway/dev/documents/write-documents';

const ROOT = join(__dirname, '..', '..', '..');
const GRAPH = buildSchema(`
  scalar DateTime
  scalar Odd
  enum Kind { "Air (空气)" AIR "Water (水)" WATER }
  enum Bare { ONE }
  interface Station { id: ID! kind: Kind! at: DateTime values: [Float]! odd: Odd }
  type Air implements Station { id: ID! kind: Kind! at: DateTime values: [Float]! odd: Odd aqi: Int! }
  input Filter { kind: Kind near: Near first: Int! = 5 text: String! }
  input Near { km: Float! }
  type Query { air(id: ID!): Air stations(filter: Filter, bare: Bare): [Station!] }
`);

let web: string;
beforeEach(() => {
  web = mkdtempSync(join(tmpdir(), 'documents-'));
  for (const folder of ['console', 'explorer', 'common']) mkdirSync(join(web, folder));
});
afterEach(() => {
  rmSync(web, { recursive: true });
});

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(web, file)), { recursive: true });
  writeFileSync(join(web, file), text);
};
/** The modules made of one document, blanks put together. */
const made = (text: string, file = 'console/a.graphql') => {
  write(file, text);
  return new Map([...modulesOf(web, GRAPH)].map(([name, of]) => [name, of.replace(/\s+/g, ' ')]));
};

describe('the types of a document', () => {
  test('say what may be null, and what lists hold', () => {
    const module = made('query One($id: ID!) { air(id: $id) { id at values } }').get(
      'console/a.ts',
    );
    expect(module).toContain(
      'export type OneQuery = { readonly air: { readonly id: string; readonly at: string | null; readonly values: ReadonlyArray<number | null>; } | null; };',
    );
    expect(module).toContain('export type OneQueryVariables = { readonly id: string; };');
  });

  test('merge what is asked twice, and make optional what a directive may leave out', () => {
    const module = made(
      'query One($is: Boolean!) { air(id: 1) { id ...More } air(id: 1) { at @include(if: $is) kind @skip(if: $is) kind } } fragment More on Station { values }',
    ).get('console/a.ts');
    expect(module).toContain(
      'readonly air: { readonly id: string; readonly values: ReadonlyArray<number | null>; readonly at?: string | null; readonly kind: Kind; } | null;',
    );
    expect(module).toContain("import type { Kind } from '../graph';");
  });

  test('are named where a selection is a fragment, also of another file', () => {
    write('common/names.graphql', 'fragment Name on Station { id }');
    const module = made('query One { stations { ...Name } }').get('console/a.ts');
    expect(module).toContain('readonly stations: ReadonlyArray<NameFragment> | null;');
    expect(module).toContain("import type { NameFragment } from '../common/names';");
    expect(module).toContain('fragment Name on Station {');
  });

  test('of variables leave out what may be null or has a default', () => {
    const modules = made(
      'query One($f: Filter, $b: Bare = ONE) { stations(filter: $f, bare: $b) { id } }',
    );
    expect(modules.get('console/a.ts')).toContain(
      '{ readonly f?: Filter | null; readonly b?: Bare | null; }',
    );
    expect(modules.get('graph.ts')).toContain(
      'export interface Filter { readonly kind?: Kind | null; readonly near?: Near | null; readonly first?: number | null; readonly text: string; }',
    );
    expect(modules.get('graph.ts')).toContain("export type Kind = 'AIR' | 'WATER';");
  });

  test('come with the words of enumerations that have some for every value', () => {
    const words = made('query One($b: Bare) { stations(bare: $b) { kind } }').get('words.ts');
    expect(words).toContain('AIR: {"zh":"空气","en":"Air"}, WATER: {"zh":"水","en":"Water"}');
    expect(words).not.toContain('Bare');
  });
});

describe('a fragment in a file of parts', () => {
  test('is used where documents are built, with the text of each fragment that it reaches', () => {
    write('common/names.graphql', 'fragment Name on Station { id }');
    const module = made('fragment Row on Air { ...Name aqi }', 'console/rows.parts.graphql').get(
      'console/rows.parts.ts',
    );
    expect(module).toContain("import type { TypedPart } from '../../common/typed-document';");
    expect(module).toContain(
      "export const RowPart = { name: 'Row', texts: { Row: `fragment Row on Air { ...Name aqi }`, Name: `fragment Name on Station { id }`, }, } as TypedPart<RowFragment>;",
    );
  });

  test('is refused where the graph lacks a field of it, as any other is', () => {
    expect(() => made('fragment Row on Air { aqj }', 'console/rows.parts.graphql')).toThrow(
      'console/rows.parts.graphql:1:23 Cannot query field "aqj" on type "Air".',
    );
  });
});

describe('a document is refused', () => {
  test.each([
    [
      'with a field that the graph lacks',
      'query One {\n  air(id: 1) { aqj }\n}',
      'console/a.graphql:2:16 Cannot query field "aqj" on type "Air". Did you mean "aqi" or "at"?',
    ],
    [
      'that does not parse',
      'query One {\n',
      'console/a.graphql:2:1 Syntax Error: Expected Name, found <EOF>.',
    ],
    [
      'without a name',
      '{ air(id: 1) { id } }',
      'console/a.graphql:1:1 An operation of a page must have a name.',
    ],
    [
      'with a fragment that nothing uses',
      'query One { air(id: 1) { id } }\nfragment F on Air { id }',
      'console/a.graphql:2:1 Fragment "F" is never used.',
    ],
    [
      'with a scalar of no known type',
      'query One { air(id: 1) { odd } }',
      'console/a.graphql:1:26 The scalar Odd has no TypeScript type yet: add it to SCALARS in gateway/dev/documents/type-text.ts.',
    ],
    [
      'where only some of a list have a field',
      'query One { stations { ... on Air { aqi } } }',
      'console/a.graphql:1:24 Not every Station is of type Air, which needs a union that is not supported yet (gateway/dev/documents/selection-text.ts).',
    ],
  ])('%s', (_, text, fault) => {
    expect(() => made(text)).toThrow(fault);
  });

  test('where its name stands in another file too', () => {
    write('explorer/b.graphql', 'query One { air(id: 1) { id } }');
    expect(() => made('query One { air(id: 1) { id } }')).toThrow(
      /There can be only one operation named "One"/,
    );
  });
});

describe('npm run documents', () => {
  /** The project with its contracts and documents, its code and libraries linked. */
  const project = () => {
    const folder = join(web, 'project');
    for (const name of ['node_modules', '.swcrc', 'shared']) {
      mkdirSync(folder, { recursive: true });
      symlinkSync(join(ROOT, name), join(folder, name));
    }
    cpSync(join(ROOT, 'subgraphs'), join(folder, 'subgraphs'), {
      recursive: true,
      filter: (file) => !/\.ts$/.test(file),
    });
    cpSync(join(ROOT, 'gateway'), join(folder, 'gateway'), {
      recursive: true,
      filter: (file) => !/gateway\/web\/generated/.test(file),
    });
    return folder;
  };
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const run = (folder: string) => {
    const [command = '', ...args] = (scripts['documents'] ?? '').split(' ');
    const { status, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    return { status, stderr };
  };

  test('types the documents of the pages, and refuses a planted typo with file and line', () => {
    const folder = project();
    expect(run(folder)).toEqual({ status: 0, stderr: '' });
    const generated = join(folder, 'gateway', 'web', 'generated');
    expect(readdirSync(join(generated, 'console', 'mandate'))).toEqual(['mandate.ts']);
    const file = join(folder, 'gateway', 'web', 'console', 'mandate', 'mandate.graphql');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('successorToday', 'successorTody'));
    const line = text.slice(0, text.indexOf('successorToday')).split('\n').length;
    const { status, stderr } = run(folder);
    expect(status).toBe(1);
    expect(stderr).toContain(
      `console/mandate/mandate.graphql:${String(line)}:3 Cannot query field "successorTody" on type "Department". Did you mean "successorToday"?`,
    );
  });

  test('are made again where a document or a contract has changed, and stay where one is refused', async () => {
    const folder = project();
    const said: string[] = [];
    const typer = documentTyper(folder, (line) => said.push(line));
    await typer.type();
    const typed = join(folder, 'gateway', 'web', 'generated', 'console', 'mandate', 'mandate.ts');
    const before = readFileSync(typed, 'utf8');
    const file = join(folder, 'gateway', 'web', 'console', 'mandate', 'mandate.graphql');
    writeFileSync(file, readFileSync(file, 'utf8').replace('successorToday', 'successorTody'));
    await typer.type();
    expect(said.join()).toContain('console/mandate/mandate.graphql:');
    expect(readFileSync(typed, 'utf8')).toBe(before);
    const others = ['gateway/web/console/mandate/mandate-page.tsx', 'subgraphs/water/datasets.ts'];
    const those = ['gateway/web/console/mandate/mandate.graphql', 'subgraphs/water/schema.graphql'];
    expect([...others, ...those].filter(isTypedFrom)).toEqual(those);
  });

  test('is part of what builds and what checks, before what reads the types', () => {
    expect(scripts['build']).toMatch(
      /npm run --silent documents && node gateway\/web\/build-pages\.mjs$/,
    );
    expect(scripts['check:types']).toMatch(/^npm run --silent documents && tsc/);
    expect(scripts['check']).toMatch(/^npm run --silent documents && run-p/);
  });
});
