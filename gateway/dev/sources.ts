import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { transform } from '@swc/core';

/** Folders whose code runs on the server. */
export const SERVER_FOLDERS = ['gateway', 'subgraphs', 'shared', 'migrations'];

/** What is in these folders but not part of the server: the pages, developers' tools, and texts. */
const ELSEWHERE = /^gateway\/(web|dev)(\/|$)|\.md$/;

/** The folders of a project and of its compiled code. */
export interface Compilation {
  /** The folder with package.json. */
  readonly root: string;
  /** The folder for the compiled code. */
  readonly out: string;
}

/** The folders of this project: `gateway/main.ts` is compiled to `dist/gateway/main.js`. */
export function compilationOf(root: string): Compilation {
  return { root, out: join(root, 'dist') };
}

/** Whether this file is part of the server; its path is relative to the root, with slashes. */
export function isServerSource(file: string): boolean {
  return SERVER_FOLDERS.some((folder) => file.startsWith(`${folder}/`)) && !ELSEWHERE.test(file);
}

/** The result for one file. */
export interface CompiledFile {
  readonly file: string;
  /** Whether this changed code or a text that the server uses. */
  readonly isChanged: boolean;
}

/**
 * Compiles all sources and deletes the output of files that no longer exist. Rejects with an
 * AggregateError of all files that do not compile; the others are compiled anyway.
 */
export async function compileAll(compilation: Compilation): Promise<ReadonlyArray<CompiledFile>> {
  const { root, out } = compilation;
  const files = SERVER_FOLDERS.flatMap((folder) => filesIn(root, folder)).filter(isServerSource);
  const settled = await Promise.allSettled(files.map((file) => compileFile(file, compilation)));
  const expected = new Set(files.flatMap(outputsOf));
  const stale = SERVER_FOLDERS.flatMap((folder) => filesIn(out, folder)).filter(
    (file) => !expected.has(file),
  );
  await Promise.all(stale.map((file) => rm(join(out, file))));
  await Promise.all(
    [...new Set(stale.map((file) => dirname(file)))].map((at) => removeEmpty(out, at)),
  );
  const faults = settled.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  if (faults.length > 0) throw new AggregateError(faults, 'Some sources do not compile.');
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/**
 * Deletes a folder that is now empty, and empty folders above it, because every folder in
 * subgraphs/ is a department.
 */
async function removeEmpty(out: string, folder: string): Promise<void> {
  if (folder === '.') return;
  const isEmpty = await rmdir(join(out, folder)).then(
    () => true,
    () => false,
  );
  if (isEmpty) await removeEmpty(out, dirname(folder));
}

/**
 * Compiles a source, copies a file that is not TypeScript, or deletes the output of one that no
 * longer exists.
 */
export async function compileFile(file: string, { root, out }: Compilation): Promise<CompiledFile> {
  const source = join(root, file);
  const [target = '', map] = outputsOf(file).map((output) => join(out, output));
  if (!existsSync(source)) {
    const isChanged = existsSync(target);
    await Promise.all([rm(target, { force: true }), map && rm(map, { force: true })]);
    return { file, isChanged };
  }
  await mkdir(dirname(target), { recursive: true });
  const bytes = await readFile(source);
  if (map === undefined) return { file, isChanged: await write(target, bytes) };
  const compiled = await transform(String(bytes), {
    ...{ cwd: root, root, filename: source, sourceMaps: true },
    sourceFileName: relative(dirname(target), source),
  });
  await write(map, Buffer.from(compiled.map ?? ''));
  const code = `${compiled.code}//# sourceMappingURL=${basename(map)}\n`;
  return { file, isChanged: await write(target, Buffer.from(code)) };
}

/**
 * All files below a folder, as paths relative to `root` with slashes; none if the folder does not
 * exist.
 */
function filesIn(root: string, folder: string): ReadonlyArray<string> {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** The output of a source: code and its source map, or a copy. */
function outputsOf(file: string): ReadonlyArray<string> {
  if (!file.endsWith('.ts')) return [file];
  const code = file.replace(/\.ts$/, '.js');
  return [code, `${code}.map`];
}

/**
 * Writes a file only if its content differs, so that watchers are not notified in vain; returns
 * whether it wrote.
 */
async function write(file: string, bytes: Buffer): Promise<boolean> {
  const current = await readFile(file).catch(() => null);
  if (current?.equals(bytes)) return false;
  await writeFile(file, bytes);
  return true;
}
