import { PRODUCE_METALS, SOIL_METALS } from '../../shared/domain/indicators/soil';
import { DEFAULTS, type Dataset } from '../../shared/sharing/dataset';
import { FARMLAND_KINDS } from './soil/land-use';

const OPEN = { sharing: 'UNCONDITIONAL', openness: 'PUBLIC' } as const;
const ON_REQUEST = { sharing: 'CONDITIONAL', openness: 'ON_REQUEST' } as const;
const FARMLAND = { clause: 'A3.15(2)', topic: 'farmland-soil' } as const;

/** The datasets of the Agriculture Bureau (市农业局), under annex 3 clause 15. */
export const datasets = [
  {
    ...DEFAULTS,
    ...FARMLAND,
    ...OPEN,
    id: 'agriculture/farmland-soil',
    catalogueCode: '315001/0001',
    titleZh: '耕地土壤环境质量监测',
    titleEn: 'Farmland soil monitoring: points, land use, pH, organic matter, risk by district',
    because:
      'Land use, pH, organic matter and sums over at least five points reveal nothing that harms a farmer.',
    update: 'YEARLY',
    standards: ['NY/T 395-2012', 'GB 15618-2018'],
    measures: [
      {
        kinds: Object.keys(FARMLAND_KINDS),
        indicators: ['soil_ph', 'soil_om'],
        averaging: ['INSTANT'],
      },
    ],
    derivedFrom: [{ dataset: 'agriculture/farmland-soil-metals', by: 'DISCLOSURE' }],
  },
  {
    ...DEFAULTS,
    ...FARMLAND,
    ...ON_REQUEST,
    id: 'agriculture/farmland-soil-metals',
    catalogueCode: '315001/0002',
    titleZh: '耕地土壤点位重金属含量与风险类别',
    titleEn: 'Heavy metals and risk at single farmland soil points',
    because:
      'Results of a single field could harm its farmer; tasks on soil need points, others need summaries.',
    update: 'YEARLY',
    standards: ['GB 15618-2018', 'NY/T 395-2012'],
    measures: [
      { kinds: Object.keys(FARMLAND_KINDS), indicators: SOIL_METALS, averaging: ['INSTANT'] },
    ],
  },
  {
    ...DEFAULTS,
    ...FARMLAND,
    ...OPEN,
    id: 'agriculture/irrigation-water',
    catalogueCode: '315001/0003',
    titleZh: '农田灌溉水质监测',
    titleEn: 'Irrigation water monitoring',
    because: 'Environmental quality of shared waters, which everybody may know.',
    update: 'QUARTERLY',
    standards: ['GB 5084-2021', 'NY/T 396-2000'],
    measures: [
      {
        kinds: ['IRRIGATION_WATER_POINT'],
        indicators: ['ph', 'as', 'cd', 'cr6', 'hg', 'pb'],
        averaging: ['INSTANT'],
      },
    ],
  },
  {
    ...DEFAULTS,
    ...FARMLAND,
    ...OPEN,
    id: 'agriculture/produce-points',
    catalogueCode: '315001/0004',
    titleZh: '农产品协同监测点',
    titleEn: 'Points where produce is sampled together with its soil',
    because: 'Place and crop alone reveal nothing about anybody’s harvest.',
    update: 'YEARLY',
    standards: ['NY/T 398-2000'],
  },
  {
    ...DEFAULTS,
    ...FARMLAND,
    ...ON_REQUEST,
    id: 'agriculture/produce-metals',
    catalogueCode: '315001/0005',
    titleZh: '农产品点位重金属含量',
    titleEn: 'Heavy metals in produce of single points',
    because:
      'One unreviewed sample could ruin a harvest; only the responsible authority publishes food safety results.',
    update: 'YEARLY',
    standards: ['GB 2762-2022'],
    measures: [{ kinds: ['PRODUCE_POINT'], indicators: PRODUCE_METALS, averaging: ['INSTANT'] }],
  },
  {
    ...DEFAULTS,
    ...OPEN,
    id: 'agriculture/planting-nonpoint',
    catalogueCode: '315001/0006',
    titleZh: '种植业等农业面源污染调查',
    titleEn: 'Planting non-point pollution surveys by district and year',
    clause: 'A3.15(2)',
    topic: 'planting-nonpoint',
    because: 'Statistics of whole districts, which reveal no farmer.',
    update: 'YEARLY',
    standards: [],
  },
] as const satisfies ReadonlyArray<Dataset>;
