import { DEFAULTS, type Dataset } from '../../shared/sharing/dataset';

/**
 * The datasets of `reference`: data that all departments refer to, owned by the platform's owner
 * (annex 3 clause 1).
 */
export const datasets = [
  {
    ...DEFAULTS,
    id: 'reference/plan',
    catalogueCode: '301900/0001',
    titleZh: '监测数据共享方案：部门职责、任务、监测网络与衔接问题',
    titleEn: 'The plan of data sharing: departments, duties, tasks, networks and inconsistencies',
    clause: 'A3.1(2)',
    topic: null,
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because: 'A government plan; everybody must be able to check the duties of each department.',
    update: 'AS_NEEDED',
    standards: [],
  },
  {
    ...DEFAULTS,
    id: 'reference/divisions-and-waters',
    catalogueCode: '301900/0002',
    titleZh: '县市区与水体名录',
    titleEn: 'Register of county-level divisions and water bodies',
    clause: 'A3.1(2)',
    topic: null,
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because: 'Published names and codes; points are approximate, and no boundary is given.',
    update: 'AS_NEEDED',
    standards: ['GB/T 2260'],
  },
  {
    ...DEFAULTS,
    id: 'reference/indicators',
    catalogueCode: '301900/0003',
    titleZh: '监测指标名录',
    titleEn: 'Register of indicators: codes, units, precision and aggregation',
    clause: 'T18',
    topic: null,
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because: 'Data cannot be interpreted without their units and codes.',
    update: 'AS_NEEDED',
    standards: ['HJ 524-2009', 'HJ 525-2009', 'HJ 212-2017'],
  },
  {
    ...DEFAULTS,
    id: 'reference/station-register',
    catalogueCode: '301900/0004',
    titleZh: '各部门监测站点名录',
    titleEn: 'Register of the stations of all departments',
    clause: 'T18',
    topic: null,
    sharing: 'UNCONDITIONAL',
    openness: 'PUBLIC',
    because: 'It reveals that a station exists, and its cell of about 5 km², but no value.',
    update: 'AS_NEEDED',
    standards: [],
  },
] as const satisfies ReadonlyArray<Dataset>;
