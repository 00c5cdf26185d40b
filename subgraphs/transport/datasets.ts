import { SOIL_METALS } from '../../shared/domain/indicators/soil';
import { DEFAULTS, type Dataset } from '../../shared/sharing/dataset';
import { AIR_KINDS, COUNTER_KIND, SOIL_KIND } from './kinds';

const OPEN = { sharing: 'UNCONDITIONAL', openness: 'PUBLIC' } as const;

/** The datasets of the Transport Bureau (市交通运输局), under annex 3 clause 13. */
export const datasets = [
  {
    ...DEFAULTS,
    ...OPEN,
    id: 'transport/port-corridor-air',
    catalogueCode: '313001/0001',
    titleZh: '港口、交通干线空气质量自动监测',
    titleEn: 'Automatic air monitoring at ports and beside trunk roads',
    clause: 'A3.13(2)',
    topic: 'port-corridor-air',
    because: 'Air quality where people live and work, which everybody may know.',
    update: 'HOURLY',
    standards: ['GB 3095', 'HJ 633', 'HJ 655'],
    measures: [
      {
        kinds: AIR_KINDS,
        indicators: ['so2', 'no2', 'no', 'nox', 'co', 'o3', 'pm10', 'pm25'],
        averaging: ['HOUR'],
      },
    ],
  },
  {
    ...DEFAULTS,
    ...OPEN,
    id: 'transport/port-corridor-soil',
    catalogueCode: '313001/0002',
    titleZh: '港口、交通干线土壤质量监测点位与汇总',
    titleEn: 'Soil monitoring beside trunk roads: points, pH, and the risk of all points together',
    clause: 'A3.13(2)',
    topic: 'port-corridor-soil',
    because:
      'Points on public verges, and sums over at least five points, reveal nothing that harms a farmer.',
    update: 'YEARLY',
    standards: ['GB 15618-2018', 'HJ/T 166-2004'],
    measures: [{ kinds: [SOIL_KIND], indicators: ['soil_ph'], averaging: ['INSTANT'] }],
    derivedFrom: [{ dataset: 'transport/port-corridor-soil-metals', by: 'DISCLOSURE' }],
  },
  {
    ...DEFAULTS,
    id: 'transport/port-corridor-soil-metals',
    catalogueCode: '313001/0003',
    titleZh: '交通干线土壤点位重金属含量',
    titleEn: 'Heavy metals at single soil points beside trunk roads',
    clause: 'A3.13(2)',
    topic: 'port-corridor-soil',
    sharing: 'CONDITIONAL',
    openness: 'ON_REQUEST',
    because:
      'Results of a single point could harm the farmer of the field beside it; tasks on soil need points, others need sums.',
    update: 'YEARLY',
    standards: ['GB 15618-2018', 'HJ/T 166-2004'],
    measures: [{ kinds: [SOIL_KIND], indicators: SOIL_METALS, averaging: ['INSTANT'] }],
  },
  {
    ...DEFAULTS,
    ...OPEN,
    id: 'transport/road-traffic-flow',
    catalogueCode: '313001/0004',
    titleZh: '相关道路交通流量数据',
    titleEn: 'Hourly road traffic: vehicles by size, and their speed',
    clause: 'A3.13(2)',
    topic: 'road-traffic-flow',
    because: 'Counts reveal no vehicle and no person.',
    update: 'HOURLY',
    standards: [],
    measures: [
      {
        kinds: [COUNTER_KIND],
        indicators: ['vehicles', 'vehicles_small', 'vehicles_large', 'speed'],
        averaging: ['HOUR'],
      },
    ],
  },
  {
    ...DEFAULTS,
    id: 'transport/port-hazchem-storage',
    catalogueCode: '313001/0005',
    level: 'IMPORTANT',
    titleZh: '港口区域内危险化学品经营储存信息',
    titleEn: 'Stores of hazardous chemicals in port areas, with their contents',
    clause: 'A3.13(2)',
    topic: 'port-hazchem-storage',
    sharing: 'CONDITIONAL',
    openness: 'ON_REQUEST',
    because:
      'Places and quantities could enable theft and attacks (危险化学品安全管理条例, Decree 591, art. 23 to 25 on its safe keeping); emergency and source protection need it.',
    update: 'MONTHLY',
    standards: ['GB 18218-2018', 'GB 12268'],
  },
  {
    ...DEFAULTS,
    ...OPEN,
    id: 'transport/port-hazchem-overview',
    catalogueCode: '313001/0006',
    titleZh: '港口危险化学品储存点数量（按县市区）',
    titleEn: 'Number of hazardous chemical stores by district',
    clause: 'A3.13(2)',
    topic: 'port-hazchem-storage',
    because: 'A number of five or more identifies no store.',
    update: 'MONTHLY',
    standards: [],
  },
] as const satisfies ReadonlyArray<Dataset>;
