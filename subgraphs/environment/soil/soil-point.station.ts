import { stationType } from '../../../shared/monitoring/stations/station-type';
import { restricted } from '../../../shared/monitoring/stations/station-field';
import { soilSampled, storedLandUse } from '../../../shared/monitoring/assessment/soil-fields';
import { SoilPointMetals } from './soil-point.type';
import { entities } from '../entities.type';

export const soilPoints = stationType({
  name: 'SoilPoint',
  description:
    'Soil point of the province or the state, sampled yearly: pH and organic matter are public; `place` is a coarse cell of about 250 km² (土壤质量监测点)',
  kinds: { SOIL_POINT: { nameZh: '土壤质量监测点', nameEn: 'Soil point' } },
  size: { series: 2, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'soilPoint',
  many: 'soilPoints',
  dataset: 'environment/soil-quality',
  title: 'soil points of province and state (土壤质量监测点)',
  entities,
  fields: {
    landUse: storedLandUse('Use of the land (土地利用类型)'),
    metals: restricted(
      () => SoilPointMetals,
      {
        dataset: 'environment/soil-point-metals',
        description: 'Heavy metals of this point; shared on request (重金属含量)',
      },
      soilSampled,
    ),
  },
});
