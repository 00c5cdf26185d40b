import { DEFAULTS, type Dataset } from '../../shared/sharing/dataset';

const FOREST = { clause: 'A3.20(2)', topic: 'forest-ecology' } as const;
const OPEN = { sharing: 'UNCONDITIONAL', openness: 'PUBLIC' } as const;

/** The datasets of the Forestry and Parks Bureau (市林业和园林局), under annex 3 clause 20. */
export const datasets = [
  {
    ...DEFAULTS,
    ...FOREST,
    ...OPEN,
    id: 'forestry/forest-ecology',
    catalogueCode: '320001/0001',
    titleZh: '林地保有量、森林覆盖率、森林样地、生态站与森林生态服务功能',
    titleEn: 'Forest land and cover, plots, ecological stations, ecosystem services',
    because: 'The state of the forest is reported to the public each year.',
    update: 'HOURLY',
    standards: ['GB/T 33027-2016', 'GB/T 38582-2020'],
    measures: [
      {
        kinds: ['FOREST_PLOT'],
        indicators: ['canopy_cover', 'biomass', 'dbh_mean'],
        averaging: ['INSTANT'],
      },
      {
        kinds: ['FOREST_ECO_STATION', 'WETLAND_ECO_STATION'],
        indicators: ['negative_oxygen_ions', 'air_temp', 'humidity', 'soil_water_content'],
        averaging: ['HOUR'],
      },
      { kinds: ['FOREST_ECO_STATION'], indicators: ['throughfall'], averaging: ['HOUR'] },
    ],
  },
  {
    ...DEFAULTS,
    ...FOREST,
    ...OPEN,
    id: 'forestry/protected-areas',
    catalogueCode: '320001/0002',
    titleZh: '重要湿地、自然保护区、森林公园、林场名录',
    titleEn: 'Register of wetlands, nature reserves, forest parks and forest farms',
    because: 'Protected areas are announced when they are designated (自然保护区条例).',
    update: 'AS_NEEDED',
    standards: ['GB/T 14529-1993'],
  },
  {
    ...DEFAULTS,
    ...FOREST,
    ...OPEN,
    id: 'forestry/species-records',
    catalogueCode: '320001/0003',
    titleZh: '保护地物种观测记录（非重点保护物种）与重点保护物种数量汇总',
    titleEn: 'Species observed in protected areas, and counts of protected species by district',
    because:
      'Poachers do not hunt common species; protected ones are counted without their places.',
    update: 'MONTHLY',
    standards: ['HJ 710.4-2014'],
  },
  {
    ...DEFAULTS,
    ...FOREST,
    id: 'forestry/protected-species',
    catalogueCode: '320001/0004',
    level: 'IMPORTANT',
    titleZh: '国家重点保护野生动植物观测位置',
    titleEn: 'Where nationally protected animals and plants were observed',
    sharing: 'WITHHELD',
    openness: 'CLOSED',
    because: 'A place and a date are all that a poacher needs.',
    legalBasis:
      '《中华人民共和国野生动物保护法》（2022年修订）、《中华人民共和国野生植物保护条例》：国家保护野生动植物及其栖息地、生长环境',
    update: 'MONTHLY',
    standards: ['国家重点保护野生动物名录（2021年）', '国家重点保护野生植物名录（2021年）'],
  },
] as const satisfies ReadonlyArray<Dataset>;
