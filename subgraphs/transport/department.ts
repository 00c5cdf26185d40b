import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { soilRiskResolver } from '../../shared/monitoring/assessment/soil-risk.resolver';
import { datasets } from './datasets';
import { transportLoaders, type TransportLoaders } from './department-loaders';
import {
  DistrictStoresResolver,
  HazardousStoreQueries,
  HazardousStoreResolver,
  PlaceStoresResolver,
  storeReference,
} from './hazardous-store.resolver';
import { AIR_KINDS } from './kinds';
import { roadsideSoilPoints } from './roadside-soil-point.station';
import { RoadsideSoilSummaryQuery } from './roadside-soil.resolver';
import { RoadsideSoilMetals } from './roadside-soil-point.type';
import { simulate } from './simulate';
import { trafficFeed } from './traffic.feed';
import { TrafficAirStationResolver } from './traffic-air.resolver';
import { trafficAirStations } from './traffic-air.station';
import { trafficCounters } from './traffic-counter.station';

const published = publishedTypes(
  'transport',
  [trafficAirStations, trafficCounters, roadsideSoilPoints],
  [
    TrafficAirStationResolver,
    soilRiskResolver(RoadsideSoilMetals),
    RoadsideSoilSummaryQuery,
    HazardousStoreQueries,
    HazardousStoreResolver,
    PlaceStoresResolver,
    DistrictStoresResolver,
  ],
);

export const department: Department<TransportLoaders> = {
  name: 'transport',
  titleZh: '市交通运输局',
  titleEn: 'Municipal Transport Bureau',
  steward: '市交通运输局 数据管理岗',
  datasets,
  ...published,
  references: { ...published.references, HazardousStore: storeReference },
  loaders: transportLoaders,
  partition: 'month',
  dayOf: (kind) => (AIR_KINDS.includes(kind) ? 'AIR' : 'CALENDAR'),
  feeds: [trafficFeed],
  simulate,
};
