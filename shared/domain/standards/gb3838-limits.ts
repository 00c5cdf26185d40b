import type { ClassLimit } from './class-limit';

/**
 * Limits of classes I to V, mg/L, GB 3838-2002 table 1 (read): the items that apply to both rivers
 * and lakes.
 */
export const SURFACE_WATER_LIMITS: ReadonlyArray<ClassLimit> = [
  { symbol: 'do', nameZh: '溶解氧', direction: 'AT_LEAST', limits: [7.5, 6, 5, 3, 2] },
  { symbol: 'codmn', nameZh: '高锰酸盐指数', direction: 'AT_MOST', limits: [2, 4, 6, 10, 15] },
  { symbol: 'cod', nameZh: '化学需氧量', direction: 'AT_MOST', limits: [15, 15, 20, 30, 40] },
  { symbol: 'bod5', nameZh: '五日生化需氧量', direction: 'AT_MOST', limits: [3, 3, 4, 6, 10] },
  { symbol: 'nh3n', nameZh: '氨氮', direction: 'AT_MOST', limits: [0.15, 0.5, 1, 1.5, 2] },
  { symbol: 'cu', nameZh: '铜', direction: 'AT_MOST', limits: [0.01, 1, 1, 1, 1] },
  { symbol: 'zn', nameZh: '锌', direction: 'AT_MOST', limits: [0.05, 1, 1, 2, 2] },
  { symbol: 'fluoride', nameZh: '氟化物', direction: 'AT_MOST', limits: [1, 1, 1, 1.5, 1.5] },
  { symbol: 'se', nameZh: '硒', direction: 'AT_MOST', limits: [0.01, 0.01, 0.01, 0.02, 0.02] },
  { symbol: 'as', nameZh: '砷', direction: 'AT_MOST', limits: [0.05, 0.05, 0.05, 0.1, 0.1] },
  {
    symbol: 'hg',
    nameZh: '汞',
    direction: 'AT_MOST',
    limits: [0.00005, 0.00005, 0.0001, 0.001, 0.001],
  },
  { symbol: 'cd', nameZh: '镉', direction: 'AT_MOST', limits: [0.001, 0.005, 0.005, 0.005, 0.01] },
  {
    symbol: 'cr6',
    nameZh: '铬（六价）',
    direction: 'AT_MOST',
    limits: [0.01, 0.05, 0.05, 0.05, 0.1],
  },
  { symbol: 'pb', nameZh: '铅', direction: 'AT_MOST', limits: [0.01, 0.01, 0.05, 0.05, 0.1] },
  {
    symbol: 'cyanide',
    nameZh: '氰化物',
    direction: 'AT_MOST',
    limits: [0.005, 0.05, 0.2, 0.2, 0.2],
  },
  {
    symbol: 'volatile_phenol',
    nameZh: '挥发酚',
    direction: 'AT_MOST',
    limits: [0.002, 0.002, 0.005, 0.01, 0.1],
  },
  {
    symbol: 'petroleum',
    nameZh: '石油类',
    direction: 'AT_MOST',
    limits: [0.05, 0.05, 0.05, 0.5, 1],
  },
  {
    symbol: 'las',
    nameZh: '阴离子表面活性剂',
    direction: 'AT_MOST',
    limits: [0.2, 0.2, 0.2, 0.3, 0.3],
  },
  { symbol: 'sulfide', nameZh: '硫化物', direction: 'AT_MOST', limits: [0.05, 0.1, 0.2, 0.5, 1] },
];

/** Total phosphorus in a river, mg/L. */
export const RIVER_PHOSPHORUS: ClassLimit = {
  symbol: 'tp',
  nameZh: '总磷',
  direction: 'AT_MOST',
  limits: [0.02, 0.1, 0.2, 0.3, 0.4],
};

/** Total phosphorus in a lake or reservoir, mg/L. */
export const LAKE_PHOSPHORUS: ClassLimit = {
  symbol: 'tp',
  nameZh: '总磷',
  direction: 'AT_MOST',
  limits: [0.01, 0.025, 0.05, 0.1, 0.2],
};

/** Total nitrogen, lakes and reservoirs only, mg/L; reported separately, not part of the class. */
export const LAKE_NITROGEN: ClassLimit = {
  symbol: 'tn',
  nameZh: '总氮',
  direction: 'AT_MOST',
  limits: [0.2, 0.5, 1, 1.5, 2],
};

/** Faecal coliforms, count/L; reported separately, not part of the class. */
export const FECAL_COLIFORM: ClassLimit = {
  symbol: 'fecal_coliform',
  nameZh: '粪大肠菌群',
  direction: 'AT_MOST',
  limits: [200, 2000, 10000, 20000, 40000],
};

/** Range of pH (inclusive) that meets every class; outside it the water is worse than V. */
export const SURFACE_WATER_PH = { min: 6, max: 9 } as const;
