import { stationType } from '../../shared/monitoring/stations/station-type';
import { assessment, computedFrom } from '../../shared/monitoring/stations/station-field';
import { assessSeaWater, SEA_READINGS } from './sea-assessment';
import { SeaAssessment } from './sea-assessment.type';
import { entities } from './entities.type';

export const fisheryWaters = stationType({
  name: 'FisheryWater',
  description: 'Point in key fishery waters, sampled each quarter (重点渔业水域监测点)',
  kinds: { FISHERY_WATER: { nameZh: '重点渔业水域监测点', nameEn: 'Point in fishery waters' } },
  size: { series: 8, seriesOfIndicator: 1, everySeconds: 86_400 },
  one: 'fisheryWater',
  many: 'fisheryWaters',
  dataset: 'ocean/fishery-water-quality',
  title: 'points in key fishery waters (重点渔业水域监测点)',
  entities,
  atWaterBody: true,
  fields: {
    assessment: computedFrom(
      SEA_READINGS,
      assessment(
        () => SeaAssessment,
        'Class at the surface by GB 3097; the target for fishery is class 1 (海水水质评价)',
        (station, context, at) => assessSeaWater(context, { station, at }),
      ),
    ),
  },
});
