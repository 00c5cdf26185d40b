import { registerEnumType } from 'type-graphql';
import { stationType } from '../../../shared/monitoring/stations/station-type';
import { enumColumn } from '../../../shared/monitoring/stations/station-field';
import { entities } from '../entities.type';

/** Zones of GB 3096-2008 by their stored names. */
enum NoiseZone {
  ZONE_0 = '0',
  ZONE_1 = '1',
  ZONE_2 = '2',
  ZONE_3 = '3',
  ZONE_4A = '4a',
  ZONE_4B = '4b',
}

registerEnumType(NoiseZone, {
  name: 'NoiseZone',
  description: 'Functional zone of GB 3096-2008 (声环境功能区)',
  valuesConfig: {
    ZONE_0: { description: 'Rest and recovery (0类：康复疗养区)' },
    ZONE_1: { description: 'Dwellings, hospitals, schools, offices (1类)' },
    ZONE_2: { description: 'Trade and markets, or mixed (2类)' },
    ZONE_3: { description: 'Industry and stores (3类)' },
    ZONE_4A: { description: 'Beside trunk roads and inland waterways (4a类)' },
    ZONE_4B: { description: 'Beside railways (4b类)' },
  },
});

export const noisePoints = stationType({
  name: 'NoisePoint',
  description:
    'Noise point: urban area and road traffic in survey rounds, functional zones hourly (声环境监测点)',
  kinds: {
    NOISE_REGION: { nameZh: '区域声环境点', nameEn: 'Regional noise point' },
    NOISE_ROAD: { nameZh: '道路交通噪声点', nameEn: 'Road noise point' },
    NOISE_FUNCTION_ZONE: {
      nameZh: '功能区声环境点',
      nameEn: 'Noise function zone',
      expectsEveryHours: 6,
    },
  },
  size: { series: 4, seriesOfIndicator: 1, everySeconds: 600 },
  one: 'noisePoint',
  many: 'noisePoints',
  dataset: 'environment/noise',
  title: 'noise points (声环境监测点)',
  entities,
  fields: {
    zone: enumColumn('noise_zone', () => NoiseZone, 'Functional zone of its location (功能区类别)'),
  },
});
