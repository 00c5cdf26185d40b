import { DEFAULTS, type Dataset } from '../../shared/sharing/dataset';
import { COMPOSITION_KIND, WEATHER_KINDS } from './kinds';

// prettier-ignore
const ELEMENTS = [
  'air_temp', 'humidity', 'sea_level_pressure', 'wind_speed', 'wind_gust', 'wind_direction', 'rain',
];

/** Reports of aerodromes (METAR, SYNOP) are instantaneous values. */
// prettier-ignore
const ELEMENTS_AT_AN_INSTANT = [
  'air_temp', 'humidity', 'pressure', 'sea_level_pressure', 'wind_speed', 'wind_gust', 'wind_direction',
  'visibility',
];

/** The datasets of the Meteorological Bureau (市气象局), under annex 3 clause 23. */
export const datasets = [
  {
    ...DEFAULTS,
    id: 'weather/meteorological-elements',
    catalogueCode: '323001/0001',
    titleZh: '气象要素监测',
    titleEn: 'Meteorological elements of surface and regional stations',
    clause: 'A3.23(2)',
    topic: 'meteorological-elements',
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because: 'Hourly elements are basic meteorological data that the service itself publishes.',
    update: 'HOURLY',
    standards: ['GB/T 35221-2017', 'GB/T 35228-2017'],
    measures: [
      { kinds: WEATHER_KINDS, indicators: ELEMENTS, averaging: ['HOUR'] },
      { kinds: WEATHER_KINDS, indicators: ELEMENTS_AT_AN_INSTANT, averaging: ['INSTANT'] },
      { kinds: WEATHER_KINDS, indicators: ['rain'], averaging: ['SIX_HOURS', 'DAY'] },
      { kinds: [COMPOSITION_KIND], indicators: ['visibility'], averaging: ['HOUR'] },
    ],
  },
  {
    ...DEFAULTS,
    id: 'weather/atmospheric-composition',
    catalogueCode: '323001/0002',
    delayMinutes: 60,
    titleZh: '气象部门大气污染成分监测网',
    titleEn: 'Atmospheric composition network of the meteorological department',
    clause: 'A3.23(2)',
    topic: 'atmospheric-composition',
    sharing: 'UNCONDITIONAL',
    openness: 'ON_REQUEST',
    because:
      'Departments need it to assess haze; for the public, the environment authority publishes air quality (环境保护法 art. 54).',
    update: 'HOURLY',
    standards: ['GB 3095', 'QX/T 69-2007'],
    measures: [
      {
        kinds: [COMPOSITION_KIND],
        indicators: ['pm25', 'pm10', 'o3', 'no2', 'black_carbon', 'extinction'],
        averaging: ['HOUR'],
      },
    ],
  },
  {
    ...DEFAULTS,
    id: 'weather/warnings-and-forecasts',
    catalogueCode: '323001/0003',
    titleZh: '气象灾害预警信号与分县区预报',
    titleEn: 'Warning signals of meteorological disasters, and forecasts by district',
    clause: 'A3.23(4)',
    topic: null,
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because:
      'Intended for the public; only the meteorological service issues them (气象法 art. 22), the hub passes them on.',
    update: 'AS_NEEDED',
    standards: ['中国气象局令第16号（2007）'],
  },
] as const satisfies ReadonlyArray<Dataset>;
