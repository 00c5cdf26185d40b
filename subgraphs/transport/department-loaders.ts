import type { LoaderFoundation } from '../../shared/monitoring/department-context';
import type { SoilVersion } from '../../shared/monitoring/assessment/soil-version';
import {
  stationLoaders,
  type StationLoaders,
} from '../../shared/monitoring/stations/station.loader';
import {
  storeCounts,
  storeLoaders,
  type StoreCountLoader,
  type StoreLoaders,
} from './hazardous-store.loader';
import { roadsideSoilVersions } from './roadside-soil.queries';

/** The loaders in `context.load` for the resolvers of the transport department, for one request. */
export interface TransportLoaders {
  readonly stores: StoreLoaders;
  /** Number of stores in a district; public, so it is read for another dataset than the stores. */
  readonly storeCounts: StoreCountLoader;
  /**
   * Counters beside air stations; separate from `stations`, so that a request always runs the same
   * statements.
   */
  readonly counters: StationLoaders;
  readonly roadsideSoil: () => Promise<ReadonlyArray<SoilVersion>>;
}

/** Creates the loaders of one request. */
export function transportLoaders({
  readerOf,
  sumsOf,
  precisionIn,
}: LoaderFoundation): TransportLoaders {
  const stores = 'transport/port-hazchem-storage';
  const traffic = 'transport/road-traffic-flow';
  return {
    stores: storeLoaders(readerOf(stores), precisionIn(stores)),
    storeCounts: storeCounts(readerOf('transport/port-hazchem-overview')),
    counters: stationLoaders({
      dataset: traffic,
      told: precisionIn(traffic),
      reader: readerOf(traffic),
      schema: 'transport',
    }),
    roadsideSoil: () => roadsideSoilVersions(sumsOf('transport/port-corridor-soil')),
  };
}
