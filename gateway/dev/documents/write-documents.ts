import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { GraphQLError, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import { contractsIn, type Contracts } from '../contracts-in';
import { publicSchema } from '../public-schema';
import { documentModule, moduleOf } from './document-module';
import { graphModule, wordsModule } from './graph-module';
import { DocumentFaults, documentFiles, faultText, readDocuments } from './read-documents';
import type { PageDocument } from './read-documents';

const STAMP = '.made-from';
const HEAD =
  '// Made from the .graphql files of the pages and the committed graph by gateway/dev/documents; do not edit.\n';

/**
 * Generates `gateway/web/generated`: a module for each document of the pages, typed against the
 * composed graph, one for the enumerations and inputs that they use, and one for the words. Does
 * nothing if documents, contracts and this code are unchanged since the last run, and writes only
 * files that differ. Throws DocumentFaults for a document that the graph refuses. Returns whether
 * it generated anything.
 */
export function writeDocuments(root: string): boolean {
  const web = join(root, 'gateway', 'web');
  const contracts = contractsIn(root);
  const stamp = stampOf(web, contracts);
  const stampFile = join(web, 'generated', STAMP);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  writeModules(join(web, 'generated'), modulesOf(web, publicSchema(contracts)));
  writeFileSync(stampFile, stamp);
  return true;
}

/** The text of each module, by its file below the folder of generated modules. */
export function modulesOf(web: string, graph: GraphQLSchema): ReadonlyMap<string, string> {
  const documents = readDocuments(web, graph);
  const fragments = documents.flatMap((one) => one.fragments);
  const shared = {
    graph,
    fragments: new Map(fragments.map((one) => [one.name.value, one])),
    fileOf: new Map(documents.flatMap(filesOfFragments)),
    used: new Set<GraphQLNamedType>(),
  };
  const faults: string[] = [];
  const modules = new Map<string, string>();
  for (const document of documents) {
    try {
      modules.set(`${moduleOf(document.file)}.ts`, documentModule(document, shared));
    } catch (thrown) {
      if (!(thrown instanceof GraphQLError)) throw thrown;
      faults.push(faultText(thrown));
    }
  }
  if (faults.length > 0) throw new DocumentFaults(faults);
  return modules
    .set('graph.ts', graphModule(shared.used))
    .set('words.ts', wordsModule(shared.used));
}

function filesOfFragments({ file, fragments }: PageDocument) {
  return fragments.map(({ name }) => [name.value, file] as const);
}

function writeModules(folder: string, modules: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const isStale = entry.isFile() && !modules.has(relative(folder, file).replaceAll('\\', '/'));
    if (isStale) rmSync(file);
  }
  for (const [name, text] of modules) {
    const file = join(folder, name);
    const whole = HEAD + text;
    if (existsSync(file) && readFileSync(file, 'utf8') === whole) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, whole);
  }
}

function stampOf(web: string, contracts: Contracts): string {
  const hash = createHash('sha256').update(JSON.stringify([...contracts]));
  const code = readdirSync(__dirname)
    .sort()
    .map((name) => join(__dirname, name));
  for (const file of [...code, ...documentFiles(web).map((name) => join(web, name))])
    hash.update(relative(web, file)).update(readFileSync(file));
  return hash.digest('hex');
}
