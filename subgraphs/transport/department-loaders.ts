import type { LoaderFoundation } from '../../shared/monitoring/department-context';
import { stationLoaders, type StationLoaders } from '../../shared/monitoring/station.loader';
import { storeLoaders, type StoreLoaders } from './hazardous-store.loader';
import { roadsideSoilReadings, type RoadsideSoilReading } from './roadside-soil.loader';

/** What the resolvers of the transport department find in `context.load`, for one request. */
export interface TransportLoaders {
  readonly stores: StoreLoaders;
  /** Counters beside air stations; apart from `stations`, so that the statements of a request are the same each time. */
  readonly counters: StationLoaders;
  readonly roadsideSoil: () => Promise<ReadonlyArray<RoadsideSoilReading>>;
}

/** Makes the loaders of one request. */
export function transportLoaders({ reader }: LoaderFoundation): TransportLoaders {
  return {
    stores: storeLoaders(reader),
    counters: stationLoaders(reader, 'transport'),
    roadsideSoil: () => roadsideSoilReadings(reader),
  };
}
