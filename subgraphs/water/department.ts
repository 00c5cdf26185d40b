import { publishedTypes, type Department } from '../../shared/monitoring/department';
import { datasets } from './datasets';
import { groundwaterWells } from './groundwater-well.station';
import { reservoirEcologyPoints } from './reservoir-ecology-point.station';
import { simulate } from './simulate';
import { waterFunctionZones } from './water-function-zone.station';
import { waterStations } from './water.station';

const publications = [waterStations, waterFunctionZones, groundwaterWells, reservoirEcologyPoints];

export const department: Department = {
  name: 'water',
  titleZh: '市水务局',
  titleEn: 'Municipal Water Affairs Bureau',
  steward: '市水务局 数据管理岗',
  datasets,
  ...publishedTypes('water', publications, []),
  loaders: () => ({}),
  partition: 'year',
  dayOf: (kind) => (kind === 'GROUNDWATER_WELL' ? 'CALENDAR' : 'HYDROLOGY'),
  feeds: [],
  simulate,
};
