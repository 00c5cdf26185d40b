import { USUAL, type Dataset } from '../../shared/sharing/dataset';

/** What the Ocean and Fishery Bureau opens (市海洋渔业局), under annex 3 clause 21. */
export const datasets = [
  {
    ...USUAL,
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
  },
  {
    ...USUAL,
    id: 'ocean/fishery-water-quality',
    catalogueCode: '321001/0002',
    titleZh: '重点渔业水域水环境质量监测',
    titleEn: 'Water quality of key fishery waters',
    clause: 'A3.21(2)',
    topic: 'fishery-water-quality',
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because: 'Environmental quality; what grows in these waters is eaten by everybody.',
    update: 'QUARTERLY',
    standards: ['GB 11607-1989', 'GB 3097-1997'],
  },
  {
    ...USUAL,
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
  },
] as const satisfies ReadonlyArray<Dataset>;
