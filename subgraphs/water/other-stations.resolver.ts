import { publishStations } from '../../shared/monitoring/stations/publish-stations';
import { District, Place, WaterBody } from './entities.type';
import { GroundwaterWell } from './groundwater-well.type';
import { ReservoirEcologyPoint } from './reservoir-ecology-point.type';

const entities = { District, Place, WaterBody };

export const groundwaterWells = publishStations({
  type: GroundwaterWell,
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { GROUNDWATER_WELL: { nameZh: '地下水监测井', nameEn: 'Groundwater well' } },
  one: 'groundwaterWell',
  many: 'groundwaterWells',
  dataset: 'water/groundwater-key-areas',
  title: 'groundwater wells (地下水监测井)',
  entities,
  published: (row) => ({ ...row, wellDepth: row.stored['well_depth_m'] }),
});

export const reservoirEcologyPoints = publishStations({
  type: ReservoirEcologyPoint,
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 86_400 },
  kinds: { RESERVOIR_ECOLOGY_POINT: { nameZh: '水库水生态点', nameEn: 'Reservoir ecology point' } },
  one: 'reservoirEcologyPoint',
  many: 'reservoirEcologyPoints',
  dataset: 'water/water-function-zone',
  title: 'sampling points of reservoir ecology (水库水生态监测点)',
  entities,
  atWaterBody: true,
  published: (row) => ({
    ...row,
    ecology: { id: row.id, dataset: 'water/reservoir-water-ecology' },
  }),
});
