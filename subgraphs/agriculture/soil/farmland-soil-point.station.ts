import { stationType } from '../../../shared/monitoring/stations/station-type';
import {
  enumColumn,
  expression,
  newest,
  restricted,
} from '../../../shared/monitoring/stations/station-field';
import {
  SoilLandUse,
  type SoilSampled,
} from '../../../shared/monitoring/assessment/soil-risk-assessment';
import { Crop } from '../crop.type';
import { FarmlandSoilMetals } from './farmland-soil-metals.type';
import { FARMLAND_KINDS, FARMLAND_STATION_KINDS, landUseOf } from './land-use';
import { entities } from '../entities.type';

const FARMLAND_LAND_USE_SQL = Object.entries(FARMLAND_KINDS)
  .map(([kind, use]) => `when '${kind}' then '${use}'`)
  .join(' ');

export const farmlandSoilPoints = stationType({
  name: 'FarmlandSoilPoint',
  description:
    'Farmland soil point, topsoil of 0-20 cm sampled yearly after the autumn harvest (耕地土壤监测点)',
  kinds: FARMLAND_STATION_KINDS,
  size: { series: 2, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'farmlandSoilPoint',
  many: 'farmlandSoilPoints',
  dataset: 'agriculture/farmland-soil',
  title: 'farmland soil points (耕地土壤监测点)',
  entities,
  fields: {
    landUse: expression({
      sql: `case t.kind ${FARMLAND_LAND_USE_SQL} else 'OTHER' end`,
      of: ({ kind }) => landUseOf(kind),
      type: () => SoilLandUse,
      description: 'Use of the land (土地利用类型)',
      isNullable: false,
    }),
    crop: enumColumn('crop', () => Crop, 'Main crop of the field (主要作物)'),
    soilPh: newest('soil_ph', 'Newest pH of the topsoil (土壤pH值)'),
    organicMatter: newest(
      'soil_om',
      'Newest organic matter of the topsoil, g/kg dry soil (土壤有机质)',
    ),
    metals: restricted(
      () => FarmlandSoilMetals,
      {
        dataset: 'agriculture/farmland-soil-metals',
        description: 'Heavy metals at this point, and their risk (土壤重金属)',
      },
      (key, row): SoilSampled => ({ ...key, phDataset: row.dataset, landUse: landUseOf(row.kind) }),
    ),
  },
});
