import {
  getNamedType,
  isAbstractType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { idsOf, type PolicyIndex } from '../sharing/policy-index';

/** Which other fields of the dataset a field depends on, as schema coordinates (`Type.field`). */
export interface FieldShape {
  /**
   * Fields of which at least one must also be open for this field to return any value; empty: the
   * field returns a value itself.
   */
  readonly leaves: ReadonlyArray<string>;
  /**
   * Fields of which at least one must be open for a query to reach this field; empty: it can be
   * reached without them.
   */
  readonly ways: ReadonlyArray<string>;
}

/** Field shapes by coordinate; a field that depends on no other has no entry. */
export type DatasetShape = Readonly<Record<string, FieldShape>>;

/** Returns the shape of each dataset that a department's fields belong to, by dataset. */
export function shapesOf({
  schema,
  index,
}: {
  readonly schema: GraphQLSchema;
  readonly index: PolicyIndex;
}): ReadonlyMap<string, DatasetShape> {
  const shapes = new Map<string, Record<string, FieldShape>>();
  const fieldsTo = waysIn(schema);
  for (const [coordinate, policy] of index.fields) {
    for (const dataset of idsOf(policy)) {
      const within = { schema, index, dataset, fieldsTo };
      const shape = shapes.get(dataset) ?? {};
      shapes.set(dataset, shape);
      const [leaves, ways] = [leavesOf(coordinate, within), waysTo(coordinate, within)];
      if (leaves.length > 0 || ways.length > 0) shape[coordinate] = { leaves, ways };
    }
  }
  return shapes;
}

interface Within {
  readonly schema: GraphQLSchema;
  readonly index: PolicyIndex;
  readonly dataset: string;
  readonly fieldsTo: ReadonlyMap<string, ReadonlyArray<FieldTo>>;
}

function leavesOf(coordinate: string, within: Within): ReadonlyArray<string> {
  const [type = '', field = ''] = coordinate.split('.');
  const parent = within.schema.getType(type);
  const returned = isObjectType(parent) ? parent.getFields()[field]?.type : undefined;
  return returned
    ? [...new Set(below(getNamedType(returned), within, new Set()) ?? [])].sort()
    : [];
}

/**
 * Returns the fields of the dataset below a type; null if a value below it belongs to no dataset.
 */
function below(
  type: GraphQLNamedType,
  within: Within,
  seen: Set<string>,
): ReadonlyArray<string> | null {
  if (seen.has(type.name)) return [];
  seen.add(type.name);
  const objects = isAbstractType(type)
    ? within.schema.getPossibleTypes(type)
    : isObjectType(type)
      ? [type]
      : null;
  if (objects === null) return null;
  const found = objects.map((object) => inObject(object, within, seen));
  return found.includes(null) ? null : found.flatMap((one) => one ?? []);
}

function inObject(
  type: GraphQLObjectType,
  within: Within,
  seen: Set<string>,
): ReadonlyArray<string> | null {
  const fields = Object.values(type.getFields());
  const bound = fields.filter(({ name }) => within.index.fields.has(`${type.name}.${name}`));
  if (bound.length > 0) {
    const own = bound.map(({ name }) => `${type.name}.${name}`);
    return own.filter((coordinate) => isIn(coordinate, within));
  }
  // Of a page only the nodes count: totals and cursors are not values.
  const about = fields.filter(({ name }) => !isPage(type) || name === 'nodes');
  const found = about.map((field) => below(getNamedType(field.type), within, seen));
  return found.includes(null) ? null : found.flatMap((one) => one ?? []);
}

function isPage({ name }: GraphQLNamedType): boolean {
  return name.endsWith('Connection');
}

function isIn(coordinate: string, { index, dataset }: Within): boolean {
  return idsOf(index.fields.get(coordinate) ?? []).includes(dataset);
}

/**
 * Returns the fields of the dataset through which every query reaches the object of a coordinate;
 * empty if the object can be reached without them.
 */
function waysTo(coordinate: string, within: Within): ReadonlyArray<string> {
  const [type = ''] = coordinate.split('.');
  return [...new Set(above(type, within, new Set()) ?? [])].sort();
}

function above(type: string, within: Within, seen: Set<string>): ReadonlyArray<string> | null {
  const { schema, index, fieldsTo } = within;
  if (isRootOrEntity(type, schema)) return null;
  if (seen.has(type)) return [];
  seen.add(type);
  const found = (fieldsTo.get(type) ?? []).map(({ parent, coordinate }) => {
    if (!index.fields.has(coordinate)) return above(parent, within, seen);
    return isIn(coordinate, within) ? [coordinate] : null;
  });
  return found.includes(null) ? null : found.flatMap((one) => one ?? []);
}

/** Other departments may refer to an entity, so not all fields that lead to it are known here. */
function isRootOrEntity(type: string, schema: GraphQLSchema): boolean {
  const roots = [schema.getQueryType()?.name, schema.getMutationType()?.name];
  const entities = schema.getType('_Entity');
  const isEntity =
    isAbstractType(entities) && schema.getPossibleTypes(entities).some(({ name }) => name === type);
  return roots.includes(type) || isEntity;
}

interface FieldTo {
  readonly parent: string;
  readonly coordinate: string;
}

/**
 * Returns, for each object type, the fields that return it or an abstract type that includes it;
 * computed once for a schema.
 */
function waysIn(schema: GraphQLSchema): ReadonlyMap<string, ReadonlyArray<FieldTo>> {
  const objects = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  const found = new Map<string, FieldTo[]>();
  for (const parent of objects) {
    for (const field of Object.values(parent.getFields())) {
      const to = { parent: parent.name, coordinate: `${parent.name}.${field.name}` };
      for (const type of returnedBy(getNamedType(field.type), schema))
        found.set(type, [...(found.get(type) ?? []), to]);
    }
  }
  return found;
}

function returnedBy(type: GraphQLNamedType, schema: GraphQLSchema): ReadonlyArray<string> {
  if (type.name === '_Entity') return [];
  if (isAbstractType(type)) return schema.getPossibleTypes(type).map(({ name }) => name);
  return isObjectType(type) ? [type.name] : [];
}
