import { stationType } from '../../../shared/monitoring/stations/station-type';
import {
  answered,
  enumColumn,
  restricted,
} from '../../../shared/monitoring/stations/station-field';
import { Crop } from '../crop.type';
import { farmlandSoilPoints } from '../soil/farmland-soil-point.station';
import { ProduceMetals } from './produce-point.type';
import { entities } from '../entities.type';

export const producePoints = stationType({
  name: 'ProducePoint',
  description: 'Point where produce is sampled together with its soil (农产品协同监测点)',
  kinds: { PRODUCE_POINT: { nameZh: '农产品协同监测点', nameEn: 'Produce point' } },
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'producePoint',
  many: 'producePoints',
  dataset: 'agriculture/produce-points',
  title: 'points where produce is sampled (农产品协同监测点)',
  entities,
  fields: {
    crop: enumColumn('crop', () => Crop, 'Sampled crop (采样作物)'),
    soilPoint: answered(
      () => farmlandSoilPoints.type,
      'Soil point of the same field; null if the soil is not sampled (协同土壤点位)',
      async (point, context) => {
        const id = point.stored['soil_point_id'];
        if (typeof id !== 'string') return null;
        const row = await context.stations('agriculture/farmland-soil').byId(id);
        return row ? farmlandSoilPoints.published(row) : null;
      },
    ),
    metals: restricted(() => ProduceMetals, {
      dataset: 'agriculture/produce-metals',
      description: 'Heavy metals in the produce of this point (农产品重金属)',
    }),
  },
});
