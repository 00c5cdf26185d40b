import type { Words } from '../../common/language';

/** What one observation averages over. */
export const AVERAGING: Readonly<Record<string, Words>> = {
  INSTANT: { zh: '瞬时', en: 'instant' },
  MINUTE: { zh: '1 分钟', en: 'minute' },
  TEN_MINUTES: { zh: '10 分钟', en: '10 minutes' },
  HOUR: { zh: '小时', en: 'hour' },
  SIX_HOURS: { zh: '6 小时', en: '6 hours' },
  EIGHT_HOURS: { zh: '8 小时', en: '8 hours' },
  DAY: { zh: '日', en: 'day' },
  MONTH: { zh: '月', en: 'month' },
  YEAR: { zh: '年', en: 'year' },
};

/** Quality flags. */
export const FLAGS: Readonly<Record<string, Words>> = {
  VALID: { zh: '有效', en: 'valid' },
  FROZEN: { zh: '数据冻结', en: 'frozen' },
  IMPOSSIBLE: { zh: '数值不可能', en: 'impossible' },
  SUSPECT: { zh: '存疑', en: 'suspect' },
  FAULT: { zh: '设备故障', en: 'fault' },
  MAINTENANCE: { zh: '维护', en: 'maintenance' },
  CALIBRATION: { zh: '校准', en: 'calibration' },
  OVER_RANGE: { zh: '超量程', en: 'over range' },
  COMMUNICATION: { zh: '通讯异常', en: 'no communication' },
  STOPPED: { zh: '停运', en: 'stopped' },
  MANUAL: { zh: '人工录入', en: 'entered by hand' },
};

/** Who runs a station. */
export const AUTHORITY: Readonly<Record<string, Words>> = {
  NATIONAL: { zh: '国控', en: 'National' },
  PROVINCIAL: { zh: '省控', en: 'Provincial' },
  MUNICIPAL: { zh: '市控', en: 'Municipal' },
  COUNTY: { zh: '县控', en: 'County' },
  OTHER: { zh: '其他', en: 'Other' },
};

/** Steps of a series. */
export const STEPS: Readonly<Record<string, Words>> = {
  RAW: { zh: '原始值', en: 'as measured' },
  HOUR: { zh: '小时值', en: 'hourly' },
  DAY: { zh: '日值', en: 'daily' },
  MONTH: { zh: '月值', en: 'monthly' },
};

/** Whether the owner has reviewed a value. */
export const REVIEWS: Readonly<Record<string, Words>> = {
  UNREVIEWED: { zh: '未经审核', en: 'unreviewed' },
  REVIEWED: { zh: '已审核', en: 'reviewed' },
};
