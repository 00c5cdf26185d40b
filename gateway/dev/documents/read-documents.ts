import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  GraphQLError,
  Kind,
  NoUnusedFragmentsRule,
  parse,
  Source,
  specifiedRules,
  validate,
  type DefinitionNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
} from 'graphql';
import { reachedFrom, type NamedOperation } from './reached-definitions';

/** A document of the pages: the operations and fragments of one `.graphql` file. */
export interface PageDocument {
  /** Path below the folder of the pages, with slashes: `console/plan/plan.graphql`. */
  readonly file: string;
  readonly operations: ReadonlyArray<NamedOperation>;
  readonly fragments: ReadonlyArray<FragmentDefinitionNode>;
}

/** An error in a document, with its place: `console/plan/plan.graphql:3:5 Cannot query field …`. */
export class DocumentFaults extends Error {
  constructor(readonly faults: ReadonlyArray<string>) {
    super(faults.join('\n'));
  }
}

/** Folders of the pages that may contain documents. */
export const DOCUMENT_FOLDERS = ['console', 'explorer', 'common'] as const;

/** Every `.graphql` file of the pages, by its path below `web`. */
export function documentFiles(web: string): ReadonlyArray<string> {
  return DOCUMENT_FOLDERS.flatMap((folder) =>
    readdirSync(join(web, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.graphql'))
      .map((entry) => relative(web, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  ).sort();
}

/**
 * Reads all documents and validates them together against the graph: a fragment of one file may be
 * used in another, and names must be unique. Throws DocumentFaults with file, line and column of
 * each error.
 */
export function readDocuments(web: string, graph: GraphQLSchema): ReadonlyArray<PageDocument> {
  const faults: GraphQLError[] = [];
  const read = documentFiles(web).map((file) => {
    try {
      const text = readFileSync(join(web, file), 'utf8');
      return { file, definitions: parse(new Source(text, file)).definitions };
    } catch (thrown) {
      if (!(thrown instanceof GraphQLError)) throw thrown;
      faults.push(thrown);
      return { file, definitions: [] };
    }
  });
  const definitions = read.flatMap((one) => one.definitions);
  if (faults.length === 0 && definitions.length > 0)
    faults.push(
      ...validate(graph, { kind: Kind.DOCUMENT, definitions }, RULES),
      ...definitions.flatMap(unnamed),
      ...unusedIn(definitions),
    );
  if (faults.length > 0) throw new DocumentFaults(faults.map(faultText));
  return read.map(({ file, definitions: own }) => ({
    file,
    operations: own.filter(isNamedOperation),
    fragments: own.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION),
  }));
}

/** Whether a document has no operation but fragments alone, of which pages build texts. */
export function isOfParts(file: string): boolean {
  return file.endsWith('.parts.graphql');
}

const RULES = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);

/** Fragments that neither an operation reaches nor a part of which texts are built. */
function unusedIn(definitions: ReadonlyArray<DefinitionNode>): ReadonlyArray<GraphQLError> {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const byName = new Map(fragments.map((one) => [one.name.value, one]));
  const parts = fragments.filter(({ loc }) => isOfParts(loc?.source.name ?? ''));
  const used = new Set(
    [...definitions.filter(isNamedOperation), ...parts].flatMap((one) => [
      ...reachedFrom(one, byName).keys(),
    ]),
  );
  return fragments
    .filter(({ name }) => !used.has(name.value))
    .map((one) => new GraphQLError(`Fragment "${one.name.value}" is never used.`, { nodes: one }));
}

/** The place of an error, and its message. */
export function faultText({ source, locations, message }: GraphQLError): string {
  const { line, column } = locations?.[0] ?? { line: 1, column: 1 };
  return `${source?.name ?? '?'}:${String(line)}:${String(column)} ${message}`;
}

function isNamedOperation(node: DefinitionNode): node is NamedOperation {
  return node.kind === Kind.OPERATION_DEFINITION && node.name !== undefined;
}

function unnamed(node: DefinitionNode): ReadonlyArray<GraphQLError> {
  if (node.kind !== Kind.OPERATION_DEFINITION || node.name !== undefined) return [];
  return [new GraphQLError('An operation of a page must have a name.', { nodes: node })];
}
