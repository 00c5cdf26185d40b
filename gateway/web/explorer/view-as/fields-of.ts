import {
  getLocation,
  isAbstractType,
  isCompositeType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type Location,
} from 'graphql';
import type { Catalogue, CatalogueDataset } from './catalogue';
import { isCut, standingOf, type Standing } from './standing';

/** A field that a query asks for, where it stands in the text (from 1), and how it stands to the caller. */
export interface AskedField {
  readonly coordinate: string;
  readonly dataset: CatalogueDataset;
  readonly standing: Standing;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/**
 * The fields of datasets that a text asks for, in its order; none where it does not parse. A field of an
 * interface comes once for each type that may answer. What lies within a field that is cut is left out.
 */
export function fieldsOf(
  text: string,
  schema: GraphQLSchema,
  catalogue: Catalogue,
): ReadonlyArray<AskedField> {
  const found: AskedField[] = [];
  const types = new TypeInfo(schema);
  const enter = (node: FieldNode) => {
    const parent = types.getParentType();
    if (!isCompositeType(parent) || !node.name.loc) return undefined;
    const here = askedHere(node.name.loc, typesOf(parent, schema), catalogue);
    found.push(...here);
    const isGone = here.length > 0 && here.every(({ standing }) => isCut(standing));
    return isGone ? false : undefined;
  };
  const document = parsed(text);
  if (document) visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  return found;
}

function parsed(text: string) {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function typesOf(parent: GraphQLCompositeType, schema: GraphQLSchema): ReadonlyArray<string> {
  const types = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
  return types.map(({ name }) => name);
}

function askedHere(
  place: Location,
  types: ReadonlyArray<string>,
  catalogue: Catalogue,
): ReadonlyArray<AskedField> {
  const name = place.source.body.slice(place.start, place.end);
  const { line, column } = getLocation(place.source, place.start);
  return types.flatMap((type) => {
    const coordinate = `${type}.${name}`;
    const dataset = catalogue.get(coordinate);
    if (!dataset) return [];
    const standing = standingOf(dataset, coordinate);
    return [{ coordinate, dataset, standing, line, column, endColumn: column + name.length }];
  });
}
