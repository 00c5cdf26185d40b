import type { ClassLimit } from './class-limit';

/**
 * Limits of classes 1 to 4, mg/L, GB 3097-1997 table 1 (from memory, certain): the main items.
 *
 * Metals and organics of the table are omitted, because the sea has no indicators for them yet.
 */
export const SEA_WATER_LIMITS: ReadonlyArray<ClassLimit> = [
  { symbol: 'sea_do', nameZh: '溶解氧', direction: 'ABOVE', limits: [6, 5, 4, 3] },
  { symbol: 'sea_cod', nameZh: '化学需氧量(CODMn)', direction: 'AT_MOST', limits: [2, 3, 4, 5] },
  { symbol: 'sea_bod5', nameZh: '生化需氧量', direction: 'AT_MOST', limits: [1, 3, 4, 5] },
  { symbol: 'din', nameZh: '无机氮(N)', direction: 'AT_MOST', limits: [0.2, 0.3, 0.4, 0.5] },
  {
    symbol: 'unionised_ammonia',
    nameZh: '非离子氨(N)',
    direction: 'AT_MOST',
    limits: [0.02, 0.02, 0.02, 0.02],
  },
  {
    symbol: 'active_phosphate',
    nameZh: '活性磷酸盐(P)',
    direction: 'AT_MOST',
    limits: [0.015, 0.03, 0.03, 0.045],
  },
  {
    symbol: 'sea_petroleum',
    nameZh: '石油类',
    direction: 'AT_MOST',
    limits: [0.05, 0.05, 0.3, 0.5],
  },
];

/** Range of pH (inclusive) of classes 1 to 4. */
export const SEA_WATER_PH: ReadonlyArray<{ readonly min: number; readonly max: number }> = [
  { min: 7.8, max: 8.5 },
  { min: 7.8, max: 8.5 },
  { min: 6.8, max: 8.8 },
  { min: 6.8, max: 8.8 },
];
