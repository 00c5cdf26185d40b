import { posix } from 'node:path';
import {
  getNullableType,
  Kind,
  print,
  typeFromAST,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLInputType,
} from 'graphql';
import { inputMember } from './graph-module';
import { reachedFrom, type NamedOperation, type Spreading } from './reached-definitions';
import { isOfParts, type PageDocument } from './read-documents';
import { selectionText, type Writing } from './selection-text';

/** Input that the modules of all documents share. */
export interface Shared extends Pick<Writing, 'graph' | 'fragments' | 'used'> {
  /** The file of each fragment. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/** The module of a document: the types of its fragments and operations, and the texts of its operations and parts. */
export function documentModule(document: PageDocument, shared: Shared): string {
  const writing: Writing = { ...shared, used: new Set(), spread: new Set() };
  const parts = [
    ...document.fragments.map((one) => fragmentText(one, writing)),
    ...document.operations.map((one) => operationText(one, writing)),
    ...(isOfParts(document.file) ? document.fragments.map((one) => partText(one, writing)) : []),
  ];
  for (const type of writing.used) shared.used.add(type);
  return `${importsOf(document, writing, shared)}\n${parts.join('\n')}`;
}

function fragmentText(fragment: FragmentDefinitionNode, writing: Writing): string {
  const { name, typeCondition, selectionSet } = fragment;
  const type = writing.graph.getType(typeCondition.name.value) as GraphQLCompositeType;
  const answer = selectionText([selectionSet], type, writing);
  return `export type ${name.value}Fragment = ${answer};\n`;
}

function operationText(operation: NamedOperation, writing: Writing): string {
  const { name, selectionSet } = operation;
  const kind = operation.operation === 'query' ? 'Query' : 'Mutation';
  const root = writing.graph.getRootType(operation.operation) as GraphQLCompositeType;
  const types = `${name.value}${kind}`;
  return [
    `export type ${types} = ${selectionText([selectionSet], root, writing)};`,
    `export type ${types}Variables = ${variablesText(operation, writing)};`,
    `export const ${name.value}Document = ${document(types, name.value, textOf(operation, writing))};\n`,
  ].join('\n');
}

function document(types: string, name: string, text: string): string {
  return `{\n  name: '${name}',\n  text: ${literal(text)},\n} as TypedDocument<${types}, ${types}Variables>`;
}

const literal = (text: string) => `\`${text.replace(/[\\`$]/g, '\\$&')}\``;

function variablesText({ variableDefinitions = [] }: NamedOperation, writing: Writing): string {
  if (variableDefinitions.length === 0) return 'Readonly<Record<string, never>>';
  const members = variableDefinitions.map(({ variable, type, defaultValue }) => {
    const declared = typeFromAST(writing.graph, type) as GraphQLInputType;
    const given = defaultValue === undefined ? declared : getNullableType(declared);
    return inputMember({ name: variable.name.value, type: given }, writing.used);
  });
  return `{\n  ${members.join('\n  ')}\n}`;
}

/** An operation with all fragments that it reaches, in the order in which it reaches them. */
function textOf(operation: NamedOperation, { fragments }: Writing): string {
  const reached = reachedFrom(operation, fragments);
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...reached.values()] };
  return print(whole);
}

/** The texts of a fragment and of those that it reaches, for documents that are built. */
function partText({ name }: FragmentDefinitionNode, writing: Writing): string {
  const fragment = writing.fragments.get(name.value);
  const reached = fragment
    ? reachedFrom(fragment, writing.fragments)
    : new Map<string, Spreading>();
  const texts = [...reached].map(([of, node]) => `    ${of}: ${literal(print(node))},`);
  return `export const ${name.value}Part = {\n  name: '${name.value}',\n  texts: {\n${texts.join('\n')}\n  },\n} as TypedPart<${name.value}Fragment>;\n`;
}

function importsOf(document: PageDocument, { used, spread }: Writing, { fileOf }: Shared): string {
  const folder = posix.dirname(document.file);
  const to = (path: string) => {
    const found = posix.relative(folder, path);
    return found.startsWith('.') ? found : `./${found}`;
  };
  const foreign = [...spread].filter((name) => fileOf.get(name) !== document.file).sort();
  const types = [...used].map(({ name }) => name).sort();
  const up = posix.relative(posix.join('generated', folder), 'common');
  return [
    ...(document.operations.length > 0
      ? [`import type { TypedDocument } from '${up}/typed-document';`]
      : []),
    ...(isOfParts(document.file) ? [`import type { TypedPart } from '${up}/typed-document';`] : []),
    ...(types.length > 0 ? [`import type { ${types.join(', ')} } from '${to('graph')}';`] : []),
    ...foreign.map((name) => {
      const file = to(moduleOf(fileOf.get(name) ?? ''));
      return `import type { ${name}Fragment } from '${file}';`;
    }),
    '',
  ].join('\n');
}

/** The path of a document's module below the folder of generated modules, without extension. */
export function moduleOf(file: string): string {
  return file.replace(/\.graphql$/, '');
}
