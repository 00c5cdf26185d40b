import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { pageRequest } from '../../../shared/graphql/connection';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { nearArgs } from '../../../shared/monitoring/stations/near-place';
import { StationsNearArgs } from '../../../shared/monitoring/stations/station-args';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import type { ForestryLoaders } from '../department-loaders';
import { District, Place } from '../entities.type';
import type { AreaPageArgs } from './protected-area.loader';
import { ProtectedArea, ProtectedAreaArgs, ProtectedAreaConnection } from './protected-area.type';

type Context = DepartmentContext<ForestryLoaders>;

const GUARDED = { kind: ['ProtectedArea.kind'], level: ['ProtectedArea.level'] };

@Resolver()
export class ProtectedAreaQueries {
  @InDataset('forestry/protected-areas')
  @Query(() => ProtectedArea, {
    nullable: true,
    description: 'One of the protected areas (自然保护地), by id; null if there is none',
  })
  protectedArea(
    @Arg('id', () => ID, { description: 'Id of the area (保护地标识)' }) id: string,
    @Ctx() { load }: Context,
  ): Promise<object | undefined> {
    return load.protectedAreas.byId(id);
  }

  @InDataset('forestry/protected-areas')
  @GuardInference({ by: GUARDED })
  @Query(() => ProtectedAreaConnection, {
    nullable: true,
    description: 'The protected areas (自然保护地), ordered by id',
  })
  protectedAreas(
    @Args(() => ProtectedAreaArgs) asked: ProtectedAreaArgs,
    @Ctx() { load }: Context,
  ): Promise<object> {
    return load.protectedAreas.page(pageArgs(asked, 'all'), '');
  }
}

@Resolver(() => District)
export class DistrictProtectedAreaResolver {
  @InDataset('forestry/protected-areas')
  @GuardInference({ always: ['ProtectedArea.district'], by: GUARDED })
  @FieldResolver(() => ProtectedAreaConnection, {
    nullable: true,
    description: 'The protected areas in this district, ordered by id (本区自然保护地)',
  })
  protectedAreas(
    @Root() { code }: { readonly code: string },
    @Args(() => ProtectedAreaArgs) asked: ProtectedAreaArgs,
    @Ctx() { load }: Context,
  ): Promise<object> {
    return load.protectedAreas.page(pageArgs(asked, 'district'), code);
  }
}

@Resolver(() => Place)
export class PlaceProtectedAreaResolver {
  @InDataset('forestry/protected-areas')
  @GuardInference({ always: ['ProtectedArea.place'] })
  @FieldResolver(() => [ProtectedArea], {
    nullable: true,
    description: "The protected areas near the cell's centre, nearest first (周边自然保护地)",
  })
  protectedAreas(
    @Root() { cell }: { readonly cell: string },
    @Args(() => StationsNearArgs) asked: StationsNearArgs,
    @Ctx() { load }: Context,
  ): Promise<ReadonlyArray<object>> {
    return load.protectedAreas.near(nearArgs(asked), cell);
  }
}

/** Finds a protected area that another department refers to. */
export function protectedAreaReference(
  { id = '' }: Readonly<Record<string, string>>,
  { load }: Context,
): Promise<object | undefined> {
  return load.protectedAreas.byId(id);
}

function pageArgs(
  { first, after, kind, level }: ProtectedAreaArgs,
  by: AreaPageArgs['by'],
): AreaPageArgs {
  return { ...pageRequest(first, after), by, kind: kind ?? null, level: level ?? null };
}
