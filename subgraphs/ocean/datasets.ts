import { DEFAULTS, type Dataset } from '../../shared/sharing/dataset';

/** The indicators of GB 3097, measured at points of fishery waters. */
// prettier-ignore
const FISHERY_INDICATORS = [
  'sea_temp', 'salinity', 'sea_ph', 'sea_do', 'sea_cod', 'din', 'active_phosphate', 'sea_petroleum',
];

/** The same indicators along the coast, and those of the routine monitoring in Hong Kong. */
// prettier-ignore
const COASTAL_INDICATORS = [
  ...FISHERY_INDICATORS, 'sea_bod5', 'sea_nh3n', 'sea_chla', 'do_saturation', 'e_coli',
  'sea_fecal_coliform', 'nitrate_n', 'nitrite_n', 'phaeopigments', 'secchi', 'silica', 'suspended_solids',
  'kjeldahl_n', 'sea_tn', 'sea_tp', 'sea_turbidity', 'unionised_ammonia', 'volatile_suspended_solids',
];

/** The datasets of the Ocean and Fishery Bureau (市海洋渔业局), under annex 3 clause 21. */
export const datasets = [
  {
    ...DEFAULTS,
    id: 'ocean/marine-water-quality',
    catalogueCode: '321001/0001',
    titleZh: '海洋水环境质量监测',
    titleEn: 'Marine water quality, near-shore waters, buoy and red tides',
    clause: 'A3.21(2)',
    topic: 'marine-water-quality',
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because:
      'Environmental quality of public waters, and warnings of toxic blooms concern everybody.',
    update: 'MONTHLY',
    standards: ['GB 3097-1997', 'GB 17378-2007'],
    measures: [
      { kinds: ['COASTAL'], indicators: COASTAL_INDICATORS, averaging: ['INSTANT'] },
      {
        kinds: ['BUOY'],
        indicators: [
          'sea_temp',
          'salinity',
          'sea_ph',
          'sea_do',
          'sea_chla',
          'sea_turbidity',
          'wave_height',
        ],
        averaging: ['HOUR'],
      },
    ],
  },
  {
    ...DEFAULTS,
    id: 'ocean/fishery-water-quality',
    catalogueCode: '321001/0002',
    titleZh: '重点渔业水域水环境质量监测',
    titleEn: 'Water quality of key fishery waters',
    clause: 'A3.21(2)',
    topic: 'fishery-water-quality',
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because: 'Environmental quality of waters that produce food for everybody.',
    update: 'QUARTERLY',
    standards: ['GB 11607-1989', 'GB 3097-1997'],
    measures: [
      { kinds: ['FISHERY_WATER'], indicators: FISHERY_INDICATORS, averaging: ['INSTANT'] },
    ],
  },
  {
    ...DEFAULTS,
    id: 'ocean/sea-outlets',
    catalogueCode: '321001/0003',
    titleZh: '入海排污口监测',
    titleEn: 'Outlets into the sea: flow and concentrations',
    clause: 'A3.21(2)',
    topic: 'marine-water-quality',
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because:
      'Key discharge areas are named in the clause; supervisory monitoring of discharges is public (task 13).',
    update: 'MONTHLY',
    standards: ['GB 8978-1996', 'HJ 1300-2023'],
    measures: [
      {
        kinds: ['SEA_OUTLET'],
        indicators: ['e_cod', 'e_nh3n', 'e_ph', 'e_wastewater_flow'],
        averaging: ['INSTANT'],
      },
    ],
  },
] as const satisfies ReadonlyArray<Dataset>;
