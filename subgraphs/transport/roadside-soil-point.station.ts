import { stationType } from '../../shared/monitoring/stations/station-type';
import { restricted, textColumn } from '../../shared/monitoring/stations/station-field';
import { soilSampled, storedLandUse } from '../../shared/monitoring/assessment/soil-fields';
import { SOIL_KIND } from './kinds';
import { RoadsideSoilMetals } from './roadside-soil-point.type';
import { entities } from './entities.type';

export const roadsideSoilPoints = stationType({
  name: 'RoadsideSoilPoint',
  description:
    'Soil point on farmland beside a trunk road or port, sampled yearly; its pH is public (路侧土壤监测点)',
  kinds: { [SOIL_KIND]: { nameZh: '路侧土壤监测点', nameEn: 'Roadside soil point' } },
  size: { series: 1, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'roadsideSoilPoint',
  many: 'roadsideSoilPoints',
  dataset: 'transport/port-corridor-soil',
  title: 'soil points beside trunk roads (路侧土壤监测点)',
  entities,
  fields: {
    roadName: textColumn('road_name', 'Adjacent road (道路名称)'),
    landUse: storedLandUse('Use of the land (土地利用类型)'),
    metals: restricted(
      () => RoadsideSoilMetals,
      {
        dataset: 'transport/port-corridor-soil-metals',
        description: 'Heavy metals of this point; shared on request (重金属含量)',
      },
      soilSampled,
    ),
  },
});
