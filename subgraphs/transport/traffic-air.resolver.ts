import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateTimeScalar } from '../../shared/graphql/scalars';
import {
  AirQualityAssessment,
  assessAirQuality,
} from '../../shared/monitoring/assessment/air-quality-assessment';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { publishStations } from '../../shared/monitoring/stations/publish-stations';
import { latestReading, type Reading } from '../../shared/monitoring/observations/reading';
import type { StationRow } from '../../shared/monitoring/stations/station-row';
import type { TransportLoaders } from './department-loaders';
import { District, Place, WaterBody } from './entities.type';
import { AIR_STATION_KINDS, COUNTER_KIND } from './kinds';
import { TrafficAirStation } from './traffic-air-station.type';
import { TrafficCounter } from './traffic-counter.type';

const entities = { District, Place, WaterBody };

export const trafficAirStations = publishStations({
  type: TrafficAirStation,
  size: { series: 8, seriesOfIndicator: 1, everySeconds: 3600 },
  kinds: AIR_STATION_KINDS,
  one: 'trafficAirStation',
  many: 'trafficAirStations',
  dataset: 'transport/port-corridor-air',
  title: 'roadside and port air stations (路边站、码头专题站)',
  entities,
});

export const trafficCounters = publishStations({
  type: TrafficCounter,
  size: { series: 4, seriesOfIndicator: 1, everySeconds: 3600 },
  kinds: {
    [COUNTER_KIND]: { nameZh: '交通流量观测站', nameEn: 'Traffic counter', expectsEveryHours: 6 },
  },
  one: 'trafficCounter',
  many: 'trafficCounters',
  dataset: 'transport/road-traffic-flow',
  title: 'traffic counters (交通流量观测站)',
  entities,
  published: counterOf,
});

@Resolver(() => TrafficAirStation)
export class TrafficAirStationResolver {
  @FieldResolver()
  async counter(
    @Root() station: StationRow,
    @Ctx() context: DepartmentContext<TransportLoaders>,
  ): Promise<object | null> {
    const id = station.stored['counter_id'];
    if (typeof id !== 'string') return null;
    const row = await context.load.counters.byId(id);
    return row ? counterOf(row) : null;
  }

  @FieldResolver(() => AirQualityAssessment, {
    nullable: true,
    description:
      'Real-time AQI of the last full hour by the version of HJ 633 in force then (空气质量评价)',
  })
  assessment(
    @Root() station: StationRow,
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description: 'Instant to assess; absent: the newest hour measured',
    })
    at: string | null,
    @Ctx() context: DepartmentContext,
  ): Promise<AirQualityAssessment | null> {
    return assessAirQuality(context, { station, at: at ?? null });
  }
}

@Resolver(() => TrafficCounter)
export class TrafficCounterResolver {
  @FieldResolver()
  flow(@Root() counter: StationRow, @Ctx() context: DepartmentContext): Promise<Reading | null> {
    return latestReading(context, counter, 'vehicles');
  }
}

function counterOf(row: StationRow): object {
  return {
    ...row,
    roadName: row.stored['road_name'],
    direction: row.stored['direction'],
    capacity: row.stored['capacity_per_h'],
  };
}
