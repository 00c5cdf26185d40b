import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { pageRequest } from '../../shared/graphql/connection';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { nearArgs } from '../../shared/monitoring/stations/near-place';
import { StationsNearArgs } from '../../shared/monitoring/stations/station-args';
import { InDataset } from '../../shared/sharing/in-dataset';
import { GuardInference } from '../../shared/sharing/filter/guard-inference';
import type { TransportLoaders } from './department-loaders';
import { District, Place } from './entities.type';
import {
  HazardousStore,
  HazardousStoreArgs,
  HazardousStoreConnection,
  StoredChemical,
} from './hazardous-store.type';
import { ListSize } from '../../shared/graphql/list-size';

type Context = DepartmentContext<TransportLoaders>;

@Resolver()
export class HazardousStoreQueries {
  @InDataset('transport/port-hazchem-storage')
  @Query(() => HazardousStore, {
    nullable: true,
    description:
      'A store of hazardous chemicals (港口危险化学品储存点) by id; null if there is none',
  })
  hazardousStore(
    @Arg('id', () => ID, { description: 'Id of the store (储存点标识)' }) id: string,
    @Ctx() { load }: Context,
  ): Promise<object | undefined> {
    return load.stores.byId(id);
  }

  @InDataset('transport/port-hazchem-storage')
  @GuardInference({
    by: {
      district: ['HazardousStore.district'],
      unNumber: ['HazardousStore.chemicals', 'StoredChemical.unNumber'],
    },
  })
  @Query(() => HazardousStoreConnection, {
    nullable: true,
    description: 'The stores of hazardous chemicals in port areas, ordered by id (储存点列表)',
  })
  hazardousStores(
    @Args(() => HazardousStoreArgs) { first, after, district, unNumber }: HazardousStoreArgs,
    @Ctx() { load }: Context,
  ): Promise<object> {
    const filter = { district: district ?? null, unNumber: unNumber ?? null };
    return load.stores.page(pageRequest(first, after), filter);
  }
}

@Resolver(() => HazardousStore)
export class HazardousStoreResolver {
  @ListSize(4)
  @FieldResolver(() => [StoredChemical], { nullable: true })
  chemicals(
    @Root() store: { readonly id: string },
    @Ctx() { load }: Context,
  ): Promise<ReadonlyArray<object>> {
    return load.stores.chemicals(store.id);
  }
}

@Resolver(() => Place)
export class PlaceStoresResolver {
  @InDataset('transport/port-hazchem-storage')
  @GuardInference({ always: ['HazardousStore.place'] })
  @FieldResolver(() => [HazardousStore], {
    nullable: true,
    description:
      "Stores of hazardous chemicals around the cell's centre, nearest first (周边危险化学品储存点)",
  })
  hazardousStores(
    @Root() place: { readonly cell: string },
    @Args(() => StationsNearArgs) asked: StationsNearArgs,
    @Ctx() { load }: Context,
  ): Promise<ReadonlyArray<object>> {
    return load.stores.near(nearArgs(asked), place.cell);
  }
}

@Resolver(() => District)
export class DistrictStoresResolver {
  @InDataset('transport/port-hazchem-overview')
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Number of stores of hazardous chemicals in the ports of this district, rounded down to a multiple of five; null below five (储存点数量)',
  })
  hazardousStoreCount(
    @Root() district: { readonly code: string },
    @Ctx() { load }: Context,
  ): Promise<number | null> {
    return load.storeCounts(district.code);
  }
}

/** Finds a store that another department refers to. */
export function storeReference(
  { id = '' }: Readonly<Record<string, string>>,
  { load }: Context,
): Promise<object | undefined> {
  return load.stores.byId(id);
}
