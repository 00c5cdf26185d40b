import type { Words } from '../../common/language';

/** What a clause of the plan asks. */
export const DUTY_CLASSES: Readonly<Record<string, Words>> = {
  ACCOUNTABILITY: { zh: '责任追究', en: 'Accountability' },
  CATALOG_PARTICIPATE: { zh: '参与目录编制', en: 'Catalogue' },
  CREDIT: { zh: '信用管理', en: 'Credit' },
  EARLY_WARNING_LEAD: { zh: '牵头预警', en: 'Leads early warning' },
  EARLY_WARNING_PARTICIPATE: { zh: '参与预警', en: 'Early warning' },
  ENFORCEMENT: { zh: '执法', en: 'Enforcement' },
  EXCHANGE_PROVIDER: { zh: '提供交换通道', en: 'Channel of exchange' },
  FUND: { zh: '经费保障', en: 'Funding' },
  GOVERNANCE: { zh: '参与管理改革', en: 'Governance' },
  GOVERNANCE_LEAD: { zh: '牵头管理改革', en: 'Leads governance' },
  GUIDE_SHARING: { zh: '指导共享', en: 'Guides sharing' },
  LEAD: { zh: '牵头', en: 'Leads' },
  MONITOR: { zh: '监测', en: 'Monitors' },
  PLATFORM_OWNER: { zh: '平台建设', en: 'Owns the platform' },
  PLATFORM_SUPPORT: { zh: '平台支撑', en: 'Supports the platform' },
  PROJECT_APPROVAL: { zh: '项目审批', en: 'Approves projects' },
  RELEASE: { zh: '信息发布', en: 'Releases' },
  SECURITY: { zh: '数据安全', en: 'Security' },
  SHARE: { zh: '数据共享', en: 'Shares' },
  STATISTICS: { zh: '统计', en: 'Statistics' },
  SUPERVISE: { zh: '监管', en: 'Supervises' },
  TECHNOLOGY: { zh: '科技支撑', en: 'Technology' },
};

/** Networks of annex 1. */
export const NETWORKS: Readonly<Record<string, Words>> = {
  AIR: { zh: '环境空气', en: 'Air' },
  WATER: { zh: '水环境', en: 'Water' },
  SOIL: { zh: '土壤', en: 'Soil' },
  NOISE: { zh: '声环境', en: 'Noise' },
  RADIATION: { zh: '辐射', en: 'Radiation' },
  ECOLOGY: { zh: '生态', en: 'Ecology' },
  REGIONAL_CENTRE: { zh: '区域中心', en: 'Regional centre' },
};
