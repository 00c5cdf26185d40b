import { stationType } from '../../../shared/monitoring/stations/station-type';
import { expression } from '../../../shared/monitoring/stations/station-field';
import { AIR_QUALITY } from '../../../shared/monitoring/assessment/assessment-fields';
import { entities } from '../entities.type';

export const airStations = stationType({
  name: 'AirStation',
  description:
    'Air station of the bureau: city points, the supersite, stations for composite pollution, vertical profiles and VOCs, and published city means (空气监测站)',
  kinds: {
    AIR_CITY: {
      nameZh: '城市空气站',
      nameEn: 'Urban air station',
      expectsEveryHours: 3,
      reportsEveryHours: { HOUR: 1 },
    },
    AIR_SUPERSITE: {
      nameZh: '大气超级站',
      nameEn: 'Air supersite',
      expectsEveryHours: 3,
      reportsEveryHours: { HOUR: 1 },
    },
    AIR_COMPOSITE: {
      nameZh: '大气复合污染站',
      nameEn: 'Composite air station',
      expectsEveryHours: 3,
      reportsEveryHours: { HOUR: 1 },
    },
    AIR_VERTICAL: {
      nameZh: '大气垂直观测站',
      nameEn: 'Vertical air station',
      expectsEveryHours: 3,
      reportsEveryHours: { HOUR: 1 },
    },
    AIR_VOCS: {
      nameZh: '挥发性有机物站',
      nameEn: 'VOCs station',
      expectsEveryHours: 3,
      reportsEveryHours: { HOUR: 1 },
    },
    AIR_CITY_MEAN: {
      nameZh: '城市空气均值',
      nameEn: 'City mean of air',
      expectsEveryHours: 3,
      reportsEveryHours: { DAY: 24 },
    },
  },
  size: { series: 8, seriesOfIndicator: 3, everySeconds: 3600 },
  one: 'airStation',
  many: 'airStations',
  dataset: 'environment/city-air-quality',
  title: 'air stations of the bureau (空气监测站)',
  entities,
  overview: 'AIR_QUALITY',
  fields: {
    isBackground: expression({
      sql: 'coalesce(t.is_background, false)',
      of: ({ stored }) => stored['is_background'] === true,
      type: () => Boolean,
      description: 'Background point, excluded from means of districts and cities (对照点)',
      isNullable: false,
    }),
    ...AIR_QUALITY,
  },
});
