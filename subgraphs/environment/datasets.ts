import { SOIL_METALS } from '../../shared/domain/indicators/soil';
import { USUAL, type Dataset } from '../../shared/sharing/dataset';

const MONITORING = { clause: 'A3.1(1)' } as const;
const OPEN = { sharing: 'UNCONDITIONAL', openness: 'PUBLIC' } as const;
const ON_REQUEST = { sharing: 'CONDITIONAL', openness: 'ON_REQUEST' } as const;

/** Kinds of points that measure air by the hour; the mean of a city comes by the day. */
const AIR_KINDS = ['AIR_CITY', 'AIR_SUPERSITE', 'AIR_COMPOSITE', 'AIR_VERTICAL', 'AIR_VOCS'];

// prettier-ignore
const AIR_INDICATORS = [
  'so2', 'no2', 'no', 'nox', 'co', 'o3', 'pm10', 'pm25', 'pm1', 'nmhc', 'benzene', 'toluene', 'xylene',
  'isoprene', 'black_carbon', 'extinction', 'mixing_height',
];

const SURFACE_WATER_KINDS = [
  'SURFACE_WATER_SECTION',
  'FLUX_SECTION',
  'DRINKING_WATER_SOURCE',
  'TRANSFER_PARK_POINT',
];

/** GB 3838 table 1, what table 2 adds for sources, and what automatic stations measure besides. */
// prettier-ignore
const SURFACE_WATER_INDICATORS = [
  'water_temp', 'ph', 'do', 'conductivity', 'turbidity', 'codmn', 'cod', 'bod5', 'nh3n', 'tp', 'tn',
  'chla', 'algae_density', 'published_class', 'fluoride', 'se', 'as', 'hg', 'cd', 'cr6', 'pb', 'cu', 'zn',
  'cyanide', 'volatile_phenol', 'petroleum', 'las', 'sulfide', 'fecal_coliform', 'nitrate', 'sulfate',
  'chloride', 'fe', 'mn',
];

// prettier-ignore
const GROUNDWATER_INDICATORS = [
  'water_temp', 'ph', 'hardness', 'tds', 'sulfate', 'chloride', 'fe', 'mn', 'codmn', 'nh3n', 'nitrite',
  'nitrate', 'fluoride', 'as', 'hg', 'cd', 'cr6', 'pb',
];

/** What HJ 212 sends of stacks and of waste water. */
// prettier-ignore
const OUTLET_INDICATORS = [
  'e_so2', 'e_nox', 'e_particulate', 'e_flow', 'e_wastewater_flow', 'e_cod', 'e_nh3n', 'e_ph',
];

/** What the Ecology and Environment Bureau opens (市生态环境局), under annex 3 clause 1. */
export const datasets = [
  {
    ...USUAL,
    ...MONITORING,
    ...OPEN,
    id: 'environment/city-air-quality',
    catalogueCode: '301001/0001',
    titleZh: '城市及专题空气站监测',
    titleEn: 'City and special air station monitoring',
    topic: 'city-air-quality',
    because: 'Air quality is to be published in real time (大气污染防治法, art. 23).',
    update: 'HOURLY',
    standards: ['GB 3095-2012', 'HJ 633-2012', 'HJ 633-2026', 'HJ 663-2013'],
    measures: [
      { kinds: AIR_KINDS, indicators: AIR_INDICATORS, averaging: ['HOUR'] },
      { kinds: ['AIR_CITY'], indicators: ['aqi'], averaging: ['HOUR'] },
      { kinds: ['AIR_CITY'], indicators: ['o3_8h'], averaging: ['EIGHT_HOURS'] },
      {
        kinds: ['AIR_CITY_MEAN'],
        indicators: ['so2', 'no2', 'co', 'o3_8h', 'pm10', 'pm25', 'aqi'],
        averaging: ['DAY'],
      },
    ],
  },
  {
    ...USUAL,
    ...MONITORING,
    ...OPEN,
    id: 'environment/surface-water-quality',
    catalogueCode: '301001/0002',
    titleZh: '地表水、水源地、通量与生物毒性监测',
    titleEn: 'Surface water, source, flux and biotoxicity monitoring',
    topic: 'surface-water-quality',
    because: 'State of public waters: the law has it published (水污染防治法, art. 25 and 72).',
    update: 'FOUR_HOURLY',
    standards: ['GB 3838-2002'],
    measures: [
      { kinds: SURFACE_WATER_KINDS, indicators: SURFACE_WATER_INDICATORS, averaging: ['INSTANT'] },
      { kinds: ['BIOTOXICITY_STATION'], indicators: ['inhibition'], averaging: ['HOUR'] },
    ],
  },
  {
    ...USUAL,
    ...MONITORING,
    ...OPEN,
    id: 'environment/groundwater-quality',
    catalogueCode: '301001/0003',
    titleZh: '地下水环境质量监测',
    titleEn: 'Groundwater quality monitoring',
    clause: 'A1.groundwater',
    topic: null,
    because: 'Environmental quality; points are published by name and cell.',
    update: 'YEARLY',
    standards: ['GB/T 14848-2017'],
    measures: [
      { kinds: ['GROUNDWATER_POINT'], indicators: GROUNDWATER_INDICATORS, averaging: ['INSTANT'] },
    ],
  },
  {
    ...USUAL,
    ...MONITORING,
    ...ON_REQUEST,
    id: 'environment/drinking-water-intakes',
    catalogueCode: '301001/0004',
    level: 'IMPORTANT',
    titleZh: '饮用水水源取水口精确位置',
    titleEn: 'Exact positions of drinking-water intakes',
    clause: 'A1.drinking-water-source',
    topic: 'surface-water-quality',
    because: 'Intakes need guarding; who answers for emergencies must know them all the same.',
    update: 'AS_NEEDED',
    standards: ['HJ 338-2018'],
  },
  {
    ...USUAL,
    ...MONITORING,
    ...OPEN,
    id: 'environment/soil-quality',
    catalogueCode: '301001/0005',
    titleZh: '土壤质量监测',
    titleEn: 'Soil quality monitoring',
    topic: 'soil-quality',
    because: 'Land use, pH, organic matter and district summaries harm nobody.',
    update: 'YEARLY',
    standards: ['GB 15618-2018', 'GB 36600-2018'],
    measures: [
      { kinds: ['SOIL_POINT'], indicators: ['soil_ph', 'soil_om'], averaging: ['INSTANT'] },
    ],
    derivedFrom: [{ dataset: 'environment/soil-point-metals', by: 'DISCLOSURE' }],
  },
  {
    ...USUAL,
    ...MONITORING,
    ...ON_REQUEST,
    id: 'environment/soil-point-metals',
    catalogueCode: '301001/0006',
    titleZh: '土壤点位重金属含量',
    titleEn: 'Heavy metals at single soil points',
    topic: 'soil-quality',
    because: 'A single field condemns its farmer; tasks on soil need points, others summaries.',
    update: 'YEARLY',
    standards: ['GB 15618-2018', 'HJ/T 166-2004'],
    measures: [{ kinds: ['SOIL_POINT'], indicators: SOIL_METALS, averaging: ['INSTANT'] }],
  },
  {
    ...USUAL,
    ...MONITORING,
    ...OPEN,
    id: 'environment/noise',
    catalogueCode: '301001/0007',
    titleZh: '声环境监测',
    titleEn: 'Noise monitoring',
    topic: 'noise',
    because: 'The state of noise is to be published (噪声污染防治法, art. 23).',
    update: 'HOURLY',
    standards: ['GB 3096-2008', 'HJ 640-2012'],
    measures: [
      { kinds: ['NOISE_FUNCTION_ZONE'], indicators: ['leq'], averaging: ['HOUR'] },
      {
        kinds: ['NOISE_REGION', 'NOISE_ROAD'],
        indicators: ['leq', 'l10', 'l50', 'l90'],
        averaging: ['TEN_MINUTES'],
      },
    ],
  },
  {
    ...USUAL,
    ...MONITORING,
    ...OPEN,
    id: 'environment/radiation',
    catalogueCode: '301001/0008',
    titleZh: '辐射环境监测',
    titleEn: 'Radiation monitoring',
    topic: 'radiation',
    because: 'Ambient dose rates are published nation-wide; silence would alarm more than figures.',
    update: 'HOURLY',
    standards: ['HJ 1157-2021', 'HJ 61-2021'],
    measures: [
      {
        kinds: ['RADIATION_GAMMA_AIR'],
        indicators: ['gamma_dose_rate'],
        averaging: ['HOUR', 'DAY', 'INSTANT'],
      },
      {
        kinds: ['RADIATION_WATER_BODY'],
        indicators: ['gross_alpha', 'gross_beta'],
        averaging: ['INSTANT'],
      },
    ],
  },
  {
    ...USUAL,
    ...MONITORING,
    ...OPEN,
    id: 'environment/pollution-sources',
    catalogueCode: '301001/0009',
    titleZh: '重点污染源名单、自动监测与监督性监测',
    titleEn: 'Key pollution source list, automatic and supervisory monitoring',
    clause: 'T13',
    topic: 'pollution-sources',
    because: 'Task 13 has the list, hourly and daily means and supervisory results made public.',
    update: 'HOURLY',
    standards: ['HJ 212-2017', 'HJ 75-2017', 'HJ 356-2019'],
    measures: [{ kinds: ['OUTLET'], indicators: OUTLET_INDICATORS, averaging: ['HOUR'] }],
  },
  {
    ...USUAL,
    ...MONITORING,
    ...ON_REQUEST,
    id: 'environment/outlet-minute-data',
    catalogueCode: '301001/0010',
    titleZh: '排放口分钟级自动监测数据',
    titleEn: 'Minute data of outlets',
    clause: 'T13',
    topic: 'pollution-sources',
    because:
      'Minute and process values are unvalidated and tell of production; tasks 13, 24 and 29 need them.',
    update: 'REALTIME',
    standards: ['HJ 212-2017'],
    measures: [{ kinds: ['OUTLET'], indicators: OUTLET_INDICATORS, averaging: ['MINUTE'] }],
  },
] as const satisfies ReadonlyArray<Dataset>;
