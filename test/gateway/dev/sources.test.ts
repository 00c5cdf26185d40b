import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  compilationOf,
  compileAll,
  isServerSource,
  type Compilation,
} from '../../../gateway/dev/sources';
import { changeCollector, type CompiledChanges } from '../../../gateway/dev/source-watch';
import { ROOT } from '../../setup/hub-process';

let folder: string;
let compilation: Compilation;
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const changesOf = async () =>
  (await compileAll(compilation)).filter(({ isChanged }) => isChanged).map(({ file }) => file);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
  compilation = compilationOf(folder);
  cpSync(join(ROOT, '.swcrc'), join(folder, '.swcrc'));
  write(
    'gateway/main.ts',
    `\nexport function fails(): void {\n  throw new TypeError('on purpose');\n}\n`,
  );
  write('subgraphs/water/schema.graphql', 'type Query { a: Int }\n');
  write('gateway/web/page.ts', 'no TypeScript at all');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('compileAll', () => {
  test('leaves no folder of a department behind whose sources are gone', async () => {
    const stale = join(compilation.out, 'subgraphs/gone/acts/deep/a.js');
    mkdirSync(dirname(stale), { recursive: true });
    writeFileSync(stale, '');
    await compileAll(compilation);
    expect(existsSync(join(compilation.out, 'subgraphs/gone'))).toBe(false);
  });

  test('compiles code, copies the rest, and leaves the pages and the tools of developers alone', async () => {
    expect(await changesOf()).toEqual(['gateway/main.ts', 'subgraphs/water/schema.graphql']);
    expect(readFileSync(join(compilation.out, 'subgraphs/water/schema.graphql'), 'utf8')).toBe(
      'type Query { a: Int }\n',
    );
    expect(existsSync(join(compilation.out, 'gateway/web'))).toBe(false);
    expect(isServerSource('gateway/dev/main.ts')).toBe(false);
  });

  test('writes nothing that is as it was, and takes away what was made of a file that is gone', async () => {
    await compileAll(compilation);
    expect(await changesOf()).toEqual([]);
    rmSync(join(folder, 'subgraphs'), { recursive: true });
    write('gateway/main.ts', 'export const fails = 1;');
    expect(await changesOf()).toEqual(['gateway/main.ts']);
    expect(existsSync(join(compilation.out, 'subgraphs/water/schema.graphql'))).toBe(false);
  });

  test('names every file that does not compile, and compiles the others', async () => {
    write('shared/one.ts', 'export const = 1;');
    write('shared/two.ts', 'class {');
    await expect(compileAll(compilation)).rejects.toMatchObject({
      errors: [
        { message: expect.stringContaining('shared/one.ts') as string },
        { message: expect.stringContaining('shared/two.ts') as string },
      ],
    });
    expect(existsSync(join(compilation.out, 'gateway/main.js'))).toBe(true);
  });

  test('maps a stack to the lines of the sources', async () => {
    await compileAll(compilation);
    const program = `try { require('./dist/gateway/main.js').fails() } catch ({ stack }) { console.log(stack) }`;
    const stack = execFileSync(process.execPath, ['--enable-source-maps', '-e', program], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stack).toContain(`${join('gateway', 'main.ts')}:3:9`);
  });
});

describe('changeCollector', () => {
  test('hands on what has changed together, and holds it back while a file does not compile', async () => {
    await compileAll(compilation);
    let next: (changes: CompiledChanges) => void = () => undefined;
    const collector = changeCollector(compilation, (changes) => next(changes));
    const round = async (files: Readonly<Record<string, string>>): Promise<CompiledChanges> => {
      const taken = new Promise<CompiledChanges>((resolve) => (next = resolve));
      for (const [file, text] of Object.entries(files)) {
        write(file, text);
        collector.changed(file);
      }
      return taken;
    };
    const broken = await round({
      'shared/a.ts': 'export const a = ;',
      'shared/b.ts': 'export const b = 1;',
    });
    expect([broken.changed, [...broken.faults.keys()]]).toEqual([[], ['shared/a.ts']]);
    const mended = await round({ 'shared/a.ts': 'export const a = 1;' });
    expect([mended.changed, mended.faults.size]).toEqual([['shared/b.ts', 'shared/a.ts'], 0]);
    const typesOnly = await round({ 'shared/a.ts': 'export const a: number = 1;' });
    expect(typesOnly.changed).toEqual([]);
  });
});
