import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import type { RowOfStation } from '../../shared/monitoring/stations/station-type';
import type { TransportLoaders } from './department-loaders';
import { trafficAirStations } from './traffic-air.station';
import { trafficCounters } from './traffic-counter.station';

@Resolver(() => trafficAirStations.type)
export class TrafficAirStationResolver {
  @FieldResolver()
  async counter(
    @Root() station: RowOfStation<typeof trafficAirStations>,
    @Ctx() context: DepartmentContext<TransportLoaders>,
  ): Promise<object | null> {
    const id = station.stored['counter_id'];
    if (typeof id !== 'string') return null;
    const row = await context.load.counters.byId(id);
    return row ? trafficCounters.published(row) : null;
  }
}
