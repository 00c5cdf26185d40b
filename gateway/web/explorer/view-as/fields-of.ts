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
import type { CatalogueDatasetFragment } from '../../generated/explorer/view-as/view-as';
import type { Catalogue } from './catalogue';
import { isCut, standingOf, type Standing } from './standing';

/**
 * A selected field with its position in the text (counted from 1) and its status for the caller.
 */
export interface SelectedField {
  readonly coordinate: string;
  readonly dataset: CatalogueDatasetFragment;
  readonly standing: Standing;
  /** Whether it lies within a field that is cut, and is cut with it whatever its own status. */
  readonly isWithinCut: boolean;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/**
 * The selected fields of datasets in a text, in order; empty if the text does not parse. A field of
 * an interface is listed once for each possible type. Fields within a field that is cut are
 * included: a data request for an object without its leaves opens nothing.
 */
export function fieldsOf(
  text: string,
  schema: GraphQLSchema,
  catalogue: Catalogue,
): ReadonlyArray<SelectedField> {
  const found: SelectedField[] = [];
  const types = new TypeInfo(schema);
  const cuts: FieldNode[] = [];
  const enter = (node: FieldNode) => {
    const parent = types.getParentType();
    if (!isCompositeType(parent) || !node.name.loc) return undefined;
    const here = askedHere(node.name.loc, typesOf(parent, schema), catalogue);
    const isWithinCut = cuts.length > 0;
    found.push(...here.map((one) => ({ ...one, isWithinCut })));
    if (here.length > 0 && here.every(({ standing }) => isCut(standing))) cuts.push(node);
    return undefined;
  };
  const leave = (node: FieldNode) => {
    if (cuts.at(-1) === node) cuts.pop();
    return undefined;
  };
  const document = parsed(text);
  if (document) visit(document, visitWithTypeInfo(types, { Field: { enter, leave } }));
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
): ReadonlyArray<Omit<SelectedField, 'isWithinCut'>> {
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
