import type { Words } from '../common/language';

/** Words of the catalogue for the names that the graph has for them. */
export const SHARING: Readonly<Record<string, Words>> = {
  UNCONDITIONAL: { zh: '无条件共享', en: 'Unconditional' },
  CONDITIONAL: { zh: '有条件共享', en: 'Conditional' },
  WITHHELD: { zh: '不予共享', en: 'Not shared' },
};

/** Openness to society. */
export const OPENNESS: Readonly<Record<string, Words>> = {
  PUBLIC: { zh: '向社会开放', en: 'Open' },
  ON_REQUEST: { zh: '依申请开放', en: 'On request' },
  CLOSED: { zh: '不予开放', en: 'Not open' },
};

/** How often data are renewed. */
export const CYCLE: Readonly<Record<string, Words>> = {
  REALTIME: { zh: '实时', en: 'As measured' },
  HOURLY: { zh: '每小时', en: 'Hourly' },
  FOUR_HOURLY: { zh: '每 4 小时', en: 'Every 4 hours' },
  DAILY: { zh: '每日', en: 'Daily' },
  MONTHLY: { zh: '每月', en: 'Monthly' },
  QUARTERLY: { zh: '每季度', en: 'Quarterly' },
  YEARLY: { zh: '每年', en: 'Yearly' },
  AS_NEEDED: { zh: '按需', en: 'As needed' },
};

/** Levels of data (数据安全法 art. 21). */
export const LEVEL: Readonly<Record<string, Words>> = {
  GENERAL: { zh: '一般数据', en: 'General' },
  IMPORTANT: { zh: '重要数据', en: 'Important' },
  CORE: { zh: '核心数据', en: 'Core' },
};

/** The words for a name; the name itself where there are none. */
export function wordsFor(names: Readonly<Record<string, Words>>, name: string): Words {
  return names[name] ?? { zh: name, en: name };
}
