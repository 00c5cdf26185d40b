import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
  type ClassType,
} from 'type-graphql';
import { connectionOf } from '../../graphql/connection';
import type { ResolveReference } from '../../graphql/federate';
import { Measured, type MeasuredSize } from '../../graphql/list-size';
import { InDataset } from '../../sharing/in-dataset';
import { GuardInference } from '../../sharing/filter/guard-inference';
import type { DepartmentContext } from '../department-context';
import { filterGuards, StationListArgs, StationsNearArgs } from './station-args';
import { stationLists, type StationLists } from './station-lists';
import type { StationPageArgs } from './station.loader';
import type { PublishedStationKind, StationKinds, StationOverview } from './station-kind';
import type { FieldSource } from './station-field';
import type { StationRow } from './station-row';
import type { StationTable } from './station-table';

/** How a type of station is published. */
export interface StationPublication {
  /** The published class; it extends the department's `Station`. */
  readonly type: ClassType;
  /** Kinds of the `station` table that are of this type. */
  readonly kinds: StationKinds;
  /** Most measurements that one station holds; used to calculate the cost of a query. */
  readonly size: MeasuredSize;
  /** Query for one station by id: `airStation`. */
  readonly one: string;
  /**
   * Query for a page of stations, and field of District, Place and (with `atWaterBody`) WaterBody:
   * `airStations`.
   */
  readonly many: string;
  /** Dataset that the type and its lists belong to. */
  readonly dataset: string;
  /** Name in descriptions: `air monitoring stations (空气监测站)`. */
  readonly title: string;
  /** The department's own reference types. */
  readonly entities: EntityClasses;
  /** Whether stations of this type are located at water bodies. */
  readonly atWaterBody?: boolean;
  /** Table of the city overview that lists them; absent: none. */
  readonly overview?: StationOverview;
  /** Adds the fields of this type to the published row; absent: none. */
  readonly published?: (row: StationRow) => object;
  /** Source of each of its fields; a field that is not listed comes from code. */
  readonly sources: Readonly<Record<string, FieldSource>>;
}

/** The entity classes of a department, created by `entityTypes`. */
export interface EntityClasses {
  readonly District: ClassType;
  readonly Place: ClassType;
  readonly WaterBody: ClassType;
}

/** Resolvers, references and kinds that a publication adds to a department. */
export interface PublishedStations {
  readonly type: ClassType;
  readonly resolvers: ReadonlyArray<ClassType>;
  readonly references: Readonly<Record<string, ResolveReference>>;
  /** Kinds of stations that the department announces to `reference`. */
  readonly kinds: ReadonlyArray<PublishedStationKind>;
  /** How SQL reads its stations. */
  readonly table: StationTable;
}

/**
 * Creates the queries of one type of station, its lists by district, around a place and at a water
 * body, and its entity reference.
 */
export function publishStations(publication: StationPublication): PublishedStations {
  const { type, entities, atWaterBody = false } = publication;
  declareSize(publication);
  const connection = connectionOf(type);
  const list = stationLists(publication);
  const resolvers = [
    rootQueries(publication, connection, list),
    keyedList({ publication, connection, list }, entities.District, {
      by: 'district_code',
      tells: 'district',
      where: 'in this district (本区)',
    }),
    placeList(publication, list),
  ];
  if (atWaterBody) {
    const at: ListKey = {
      by: 'water_body_code',
      tells: 'waterBody',
      where: 'at this water body (本水体)',
    };
    resolvers.push(keyedList({ publication, connection, list }, entities.WaterBody, at));
  }
  const resolveReference = async (
    reference: Readonly<Record<string, string>>,
    context: DepartmentContext,
  ) => list.one(reference['id'] ?? '', context);
  return {
    type,
    resolvers,
    references: { [type.name]: resolveReference },
    kinds: publishedKinds(publication),
    table: stationTable(publication, list),
  };
}

function stationTable(publication: StationPublication, { published }: StationLists): StationTable {
  const { type, kinds, one, many, dataset, sources } = publication;
  return { type: type.name, kinds: Object.keys(kinds), one, many, dataset, sources, published };
}

function publishedKinds(publication: StationPublication): ReadonlyArray<PublishedStationKind> {
  const { type, kinds, one, many } = publication;
  const overview = publication.overview ?? null;
  const asked = { stationType: type.name, oneField: one, listField: many, overview };
  return Object.entries(kinds).map(([kind, facts]) => ({ kind, ...facts, ...asked }));
}

/**
 * Declares in the schema how much the type holds, and the kinds under which the register of
 * stations counts it.
 */
function declareSize({ type, kinds, dataset, size }: StationPublication): void {
  const [department = ''] = dataset.split('/');
  Measured(
    size,
    Object.keys(kinds).map((kind) => `${department}/${kind}`),
  )(type);
}

function rootQueries(
  { type, one, many, dataset, title }: StationPublication,
  connection: ClassType,
  list: StationLists,
): ClassType {
  @Resolver()
  class StationQueries {
    @InDataset(dataset)
    @Query(() => type, {
      nullable: true,
      description: `One of the ${title}, by id; null if there is none`,
    })
    [one](
      @Arg('id', () => ID, { description: 'Id of the station (站点标识)' }) id: string,
      @Ctx() context: DepartmentContext,
    ) {
      return list.one(id, context);
    }

    @InDataset(dataset)
    @GuardInference({ by: filterGuards(type.name) })
    @Query(() => connection, { nullable: true, description: `The ${title}, ordered by id` })
    [many](@Args(() => StationListArgs) asked: StationListArgs, @Ctx() context: DepartmentContext) {
      return list.page(asked, { by: 'all', value: '' }, context);
    }
  }
  return StationQueries;
}

interface Listing {
  readonly publication: StationPublication;
  readonly connection: ClassType;
  readonly list: StationLists;
}

interface ListKey {
  readonly by: StationPageArgs['by'];
  /** Field of the station that the list reveals. */
  readonly tells: string;
  readonly where: string;
}

function keyedList(
  { publication: { type, many, dataset, title }, connection, list }: Listing,
  entity: ClassType,
  { by, tells, where }: ListKey,
): ClassType {
  @Resolver(() => entity)
  class StationsOfEntity {
    @InDataset(dataset)
    @GuardInference({ always: [`${type.name}.${tells}`], by: filterGuards(type.name) })
    @FieldResolver(() => connection, {
      nullable: true,
      description: `The ${title} ${where}, ordered by id`,
    })
    [many](
      @Root() root: { readonly code: string },
      @Args(() => StationListArgs) asked: StationListArgs,
      @Ctx() context: DepartmentContext,
    ) {
      return list.page(asked, { by, value: root.code }, context);
    }
  }
  return StationsOfEntity;
}

function placeList(
  { type, many, dataset, title, entities }: StationPublication,
  list: StationLists,
): ClassType {
  @Resolver(() => entities.Place)
  class StationsOfPlace {
    @InDataset(dataset)
    @GuardInference({ always: [`${type.name}.place`] })
    @FieldResolver(() => [type], {
      nullable: true,
      description: `The ${title} around the cell's centre, nearest first`,
    })
    [many](
      @Root() root: { readonly cell: string },
      @Args(() => StationsNearArgs) asked: StationsNearArgs,
      @Ctx() context: DepartmentContext,
    ) {
      return list.near(asked, root.cell, context);
    }
  }
  return StationsOfPlace;
}
