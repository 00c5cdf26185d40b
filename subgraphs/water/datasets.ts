import { DEFAULTS, type Dataset } from '../../shared/sharing/dataset';

// prettier-ignore
const WATER_QUALITY_INDICATORS = [
  'water_temp', 'ph', 'do', 'conductivity', 'turbidity', 'codmn', 'cod', 'nh3n', 'tp', 'tn', 'chla',
];

/** The datasets of the Water Affairs Bureau (市水务局), under annex 3 clause 14. */
export const datasets = [
  {
    ...DEFAULTS,
    id: 'water/water-function-zone',
    catalogueCode: '314001/0001',
    titleZh: '主要江河、湖泊水库、饮用水源地等水功能区监测',
    titleEn: 'Water function zones, river and reservoir stations',
    clause: 'A3.14(2)',
    topic: 'water-function-zone',
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because: 'Environmental quality of public waters, which everybody may know.',
    update: 'HOURLY',
    standards: ['GB 3838-2002', 'GB/T 50095-2014'],
    measures: [
      {
        kinds: ['RIVER_STATION', 'RESERVOIR_STATION'],
        indicators: ['stage', 'discharge'],
        averaging: ['HOUR'],
      },
      {
        kinds: ['RIVER_STATION', 'RESERVOIR_STATION', 'RIVER_ZONE', 'RESERVOIR_ZONE'],
        indicators: WATER_QUALITY_INDICATORS,
        averaging: ['INSTANT'],
      },
    ],
  },
  {
    ...DEFAULTS,
    id: 'water/groundwater-key-areas',
    catalogueCode: '314001/0002',
    titleZh: '人口密集区、国家生态建设与环境保护区、大型工业基地地下水监测',
    titleEn: 'Groundwater in densely populated, protected and industrial areas',
    clause: 'A3.14(2)',
    topic: 'groundwater-key-areas',
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because: 'Environmental quality; wells are published by district and cell.',
    update: 'MONTHLY',
    standards: ['GB/T 14848-2017'],
    measures: [
      { kinds: ['GROUNDWATER_WELL'], indicators: ['groundwater_level'], averaging: ['DAY'] },
    ],
  },
  {
    ...DEFAULTS,
    id: 'water/reservoir-water-ecology',
    catalogueCode: '314001/0003',
    delayMinutes: 14 * 24 * 60,
    titleZh: '重要水库水源地水生态监测（藻类、浮游动物等）',
    titleEn: 'Water ecology of important source reservoirs: algae, zooplankton',
    clause: 'A3.14(2)',
    topic: 'reservoir-water-ecology',
    sharing: 'CONDITIONAL',
    openness: 'ON_REQUEST',
    because:
      'Unreviewed counts of algae in drinking-water sources could cause alarm; tasks 5, 12 and 21 need them.',
    update: 'QUARTERLY',
    standards: ['SL 733-2016'],
    measures: [
      {
        kinds: ['RESERVOIR_ECOLOGY_POINT'],
        indicators: ['algae_density', 'zooplankton_density'],
        averaging: ['INSTANT'],
      },
    ],
  },
] as const satisfies ReadonlyArray<Dataset>;
