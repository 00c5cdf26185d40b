import { Arg, Ctx, Directive, Field, ObjectType, type ClassType } from 'type-graphql';
import { DateTimeScalar } from '../../graphql/scalars';
import { InDataset } from '../../sharing/in-dataset';
import type { entityTypes } from './entity-types';
import {
  publishStations,
  type PublishedStations,
  type StationPublication,
} from './publish-stations';
import type { DepartmentContext } from '../department-context';
import type {
  FieldAnswer,
  FieldSource,
  StationField,
  StationFields,
  ValuesOf,
} from './station-field';
import type { StationRow } from './station-row';
import { STATION_SOURCES } from './station-sources';

/** Declaration of a type of station. */
interface StationDeclaration<Fields extends StationFields> extends Omit<
  StationPublication,
  'type' | 'published' | 'entities' | 'sources'
> {
  /** Name of the published type: `AirStation`. */
  readonly name: string;
  readonly description: string;
  /** The entity types that link the department to the others. */
  readonly entities: ReturnType<typeof entityTypes>;
  /** Its fields in addition to those of every station; absent: none. */
  readonly fields?: Fields;
}

/** A type of station: its published class, the queries that lead to it, and what its rows hold. */
export interface StationType<Fields extends StationFields> extends PublishedStations {
  readonly fields: Fields;
  /**
   * Source of each of its fields, including those of every station; a field that is not listed
   * comes from code.
   */
  readonly sources: Readonly<Record<string, FieldSource>>;
  /** Returns a row under its published names, for other types that return this type. */
  readonly published: (row: StationRow) => StationTypeRow<Fields>;
}

type StationTypeRow<Fields extends StationFields> = StationRow & ValuesOf<Fields>;

/** The row that resolvers of a type of station receive. */
export type RowOfStation<Type> =
  Type extends StationType<infer Fields> ? StationTypeRow<Fields> : never;

/**
 * Creates a type of station from its declaration: the published type with its fields, the row type
 * of its resolvers, and everything that `publishStations` adds. A test compares its columns with
 * the table.
 */
export function stationType<Fields extends StationFields = Record<never, never>>(
  declaration: StationDeclaration<Fields>,
): StationType<Fields> {
  const { name, description, entities, fields, ...publication } = declaration;
  const own: StationFields = fields ?? {};
  const type = publishedClass({ name, description, dataset: publication.dataset }, entities, own);
  const values = (row: StationRow) => ({ ...row, ...valuesOf(row, own) }) as StationTypeRow<Fields>; // `valuesOf` reads each field of `Fields`.
  const sources = { ...STATION_SOURCES, ...sourcesOf(own) };
  return {
    ...publishStations({ ...publication, type, entities, published: values, sources }),
    fields: own as Fields, // `Fields` is empty if no fields are declared.
    sources,
    published: (row) => ({ ...values(row), __typename: name }),
  };
}

function sourcesOf(fields: StationFields): Readonly<Record<string, FieldSource>> {
  return Object.fromEntries(Object.entries(fields).map(([name, { source }]) => [name, source]));
}

function valuesOf(row: StationRow, fields: StationFields): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { of }]) => (of ? [[name, of(row)]] : [])),
  );
}

type Published = Pick<StationDeclaration<StationFields>, 'name' | 'description' | 'dataset'>;

function publishedClass(
  { name, description, dataset }: Published,
  { Station }: ReturnType<typeof entityTypes>,
  fields: StationFields,
): ClassType {
  class PublishedStation extends Station {}
  Object.defineProperty(PublishedStation, 'name', { value: name });
  for (const [field, declared] of Object.entries(fields))
    publishField(PublishedStation.prototype, field, declared);
  ObjectType(name, { implements: Station, description })(PublishedStation);
  Directive('@key(fields: "id")')(PublishedStation);
  InDataset(dataset)(PublishedStation);
  return PublishedStation;
}

function publishField(
  prototype: object,
  name: string,
  { type, description, isNullable, dataset, answer, at }: StationField<unknown>,
): void {
  const options = { nullable: isNullable, description };
  if (answer === undefined) Field(type, options)(prototype, name);
  else publishAnswer({ prototype, name }, answer, { type, options, at });
  if (dataset !== undefined) InDataset(dataset)(prototype, name);
}

interface PublishedAnswer {
  readonly type: () => object;
  readonly options: { readonly nullable: boolean; readonly description: string };
  readonly at: string | undefined;
}

/**
 * Adds a field with a resolver to a class, like `MeasurementFields`: without a descriptor
 * type-graphql would treat the field as a plain property.
 */
function publishAnswer(
  { prototype, name }: { readonly prototype: object; readonly name: string },
  answer: FieldAnswer,
  { type, options, at }: PublishedAnswer,
): void {
  const descriptor = {
    value(this: StationRow, context: DepartmentContext, instant?: string | null) {
      return answer(this, context, instant ?? null);
    },
  };
  Object.defineProperty(prototype, name, descriptor);
  Ctx()(prototype, name, 0);
  if (at !== undefined)
    Arg('at', () => DateTimeScalar, { nullable: true, description: at })(prototype, name, 1);
  Field(type, options)(prototype, name, descriptor);
}
