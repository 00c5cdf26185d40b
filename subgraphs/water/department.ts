import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { datasets } from './datasets';
import { groundwaterWells, reservoirEcologyPoints } from './other-stations.resolver';
import { simulate } from './simulate';
import { WaterFunctionZoneResolver, waterFunctionZones } from './water-function-zone.resolver';
import { WaterStationResolver, waterStations } from './water-station.resolver';

const publications = [waterStations, waterFunctionZones, groundwaterWells, reservoirEcologyPoints];

export const department: Department = {
  name: 'water',
  titleZh: '市水务局',
  titleEn: 'Municipal Water Affairs Bureau',
  steward: '市水务局 数据管理岗',
  datasets,
  ...publishedTypes('water', publications, [WaterStationResolver, WaterFunctionZoneResolver]),
  loaders: () => ({}),
  partition: 'year',
  dayOf: (kind) => (kind === 'GROUNDWATER_WELL' ? 'CALENDAR' : 'HYDROLOGY'),
  feeds: [],
  simulate,
};
