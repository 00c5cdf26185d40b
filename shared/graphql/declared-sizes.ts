import {
  Kind,
  parseConstValue,
  print,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { RiverGateError } from '../errors/rivergate-error';

/**
 * Directives that declare sizes of answers beyond the standard `@cost` and `@listSize`: by a
 * period, by a list argument, and by the series of a station. Composition copies them into the
 * supergraph.
 */
export const SIZE_LINK = `
  @link(url: "https://rivergate.invalid/sizes/v0.1", import: ["@perPeriod", "@perItem", "@perSeries", "@measured"])
  @composeDirective(name: "@perPeriod")
  @composeDirective(name: "@perItem")
  @composeDirective(name: "@perSeries")
  @composeDirective(name: "@measured")`;

/** Their definitions. */
export const SIZE_DIRECTIVES = `
directive @perPeriod(everySeconds: Int!, sizedFields: [String!]) on FIELD_DEFINITION

directive @perItem(argument: String!, size: Int!, absent: Int!) on FIELD_DEFINITION

directive @perSeries(indicators: String!) on FIELD_DEFINITION

directive @measured(kinds: [String!]!, series: Int!, seriesOfIndicator: Int!, everySeconds: Int!) on OBJECT
`;

/** The argument with the page size. */
const PAGE = 'first';

/**
 * Adds `@listSize` to every list and connection bounded by `first`.
 *
 * @throws LISTS_UNSIZED naming each other list without a declared size: undeclared lists are
 *   refused, like fields without a dataset.
 */
export function withListSizes(document: DocumentNode, department: string): DocumentNode {
  const connections = connectionsOf(document);
  const unsized: string[] = [];
  const sizedField = (type: string, field: FieldDefinitionNode): FieldDefinitionNode => {
    const isPaged = (field.arguments ?? []).some(({ name }) => name.value === PAGE);
    if (connections.has(namedType(field.type)) && isPaged) return paged(field, true);
    if (!isList(field.type) || isDeclared(field) || connections.has(type)) return field;
    if (isPaged) return paged(field, false);
    unsized.push(`${type}.${field.name.value}`);
    return field;
  };
  const sized = visit(document, {
    enter: (node) => {
      const isType =
        node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
      if (!isType) return undefined;
      const fields = (node.fields ?? []).map((field) => sizedField(node.name.value, field));
      return { ...node, fields };
    },
  });
  if (unsized.length === 0) return sized;
  throw new RiverGateError(
    'LISTS_UNSIZED',
    `Department ${department} publishes lists without a declared size: ${unsized.join(', ')}.`,
    { fields: unsized },
  );
}

/** Types whose lists are pages: those with `pageInfo`. */
function connectionsOf({ definitions }: DocumentNode): ReadonlySet<string> {
  const types = definitions.filter(
    (one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
  const pages = types.filter(({ fields = [] }) =>
    fields.some(({ name }) => name.value === 'pageInfo'),
  );
  return new Set(pages.map(({ name }) => name.value));
}

function isDeclared({ directives = [] }: FieldDefinitionNode): boolean {
  return directives.some(({ name }) => name.value === 'listSize');
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function paged(field: FieldDefinitionNode, isConnection: boolean): FieldDefinitionNode {
  if (isDeclared(field)) return field;
  const given = {
    slicingArguments: `["${PAGE}"]`,
    ...(isConnection ? { sizedFields: '["edges", "nodes"]' } : {}),
    requireOneSlicingArgument: 'false',
  };
  return { ...field, directives: [...(field.directives ?? []), directive('listSize', given)] };
}

function directive(name: string, given: Readonly<Record<string, string>>): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(given).map(([argument, text]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: argument },
      value: parseConstValue(text),
    })),
  };
}

/** Prints a schema with the sizes of its lists. */
export function printedWithSizes(document: DocumentNode, department: string): string {
  return print(withListSizes(document, department));
}
