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
import { connectionOf, mappedPage, pageRequest } from '../../graphql/connection';
import type { ResolveReference } from '../../graphql/federate';
import { Measured, type MeasuredSize } from '../../graphql/list-size';
import { InDataset } from '../../sharing/in-dataset';
import { GuardInference } from '../../sharing/filter/guard-inference';
import type { DepartmentContext } from '../department-context';
import { radiusKm } from './place';
import { filterGuards, StationListArgs, StationsNearArgs } from './station-args';
import type { StationPageArgs } from './station.loader';
import type { StationRow } from './station-row';

/** What a type of station is published as. */
export interface StationPublication {
  /** The published class; it extends the department's `Station`. */
  readonly type: ClassType;
  /** Kinds of the `station` table that are of this type. */
  readonly kinds: ReadonlyArray<string>;
  /** What a station of it holds at most, by which the cost of a question is counted. */
  readonly size: MeasuredSize;
  /** Query for one by id: `airStation`. */
  readonly one: string;
  /** Query for a page, and field of District, Place and (with `atWaterBody`) WaterBody: `airStations`. */
  readonly many: string;
  /** Dataset that the type and its lists belong to. */
  readonly dataset: string;
  /** What it is called in descriptions: `air monitoring stations (空气监测站)`. */
  readonly title: string;
  /** The department's own reference types. */
  readonly entities: EntityClasses;
  /** Whether stations of this type stand at water bodies. */
  readonly atWaterBody?: boolean;
  /** Adds what only this type has to the published row; absent: nothing. */
  readonly published?: (row: StationRow) => object;
}

/** The classes that `entityTypes` made for a department. */
export interface EntityClasses {
  readonly District: ClassType;
  readonly Place: ClassType;
  readonly WaterBody: ClassType;
}

/** What a publication adds to a department. */
export interface PublishedStations {
  readonly type: ClassType;
  readonly resolvers: ReadonlyArray<ClassType>;
  readonly references: Readonly<Record<string, ResolveReference>>;
}

/**
 * Publishes one type of station everywhere it belongs: its queries, its lists by district, around a
 * place and at a water body, and its entity reference.
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
  return { type, resolvers, references: { [type.name]: resolveReference } };
}

/** Says in the schema what the type holds, and under which kinds the register of stations counts it. */
function declareSize({ type, kinds, dataset, size }: StationPublication): void {
  const [department = ''] = dataset.split('/');
  Measured(
    size,
    kinds.map((kind) => `${department}/${kind}`),
  )(type);
}

type StationLists = ReturnType<typeof stationLists>;

function stationLists({ kinds, type, dataset, published = (row) => row }: StationPublication) {
  const typed = (row: StationRow) => ({ ...published(row), __typename: type.name });
  return {
    one: async (id: string, context: DepartmentContext) => {
      const row = await context.stations(dataset).byId(id);
      return row && kinds.includes(row.kind) ? typed(row) : null;
    },
    page: async (asked: StationListArgs, key: PageKey, context: DepartmentContext) => {
      const args = pageArgs(asked, key.by, kinds);
      return mappedPage(await context.stations(dataset).page(args, key.value), typed);
    },
    near: async (
      { withinKm, first }: StationsNearArgs,
      cell: string,
      context: DepartmentContext,
    ) => {
      pageRequest(first, null);
      const args = { kinds, withinKm: radiusKm(withinKm), first };
      const rows = await context.stations(dataset).near(args, cell);
      return rows.map(typed);
    },
  };
}

interface PageKey {
  readonly by: StationPageArgs['by'];
  readonly value: string;
}

function pageArgs(
  { first, after, filter }: StationListArgs,
  by: StationPageArgs['by'],
  kinds: ReadonlyArray<string>,
): StationPageArgs {
  const { district, waterBody, ...rest } = filter ?? {};
  const narrowed = { ...rest, districtCode: district ?? null, waterBodyCode: waterBody ?? null };
  return { ...pageRequest(first, after), by, kinds, filter: narrowed };
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
  /** Field of the station that such a list reveals. */
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
