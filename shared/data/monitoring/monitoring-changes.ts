import { completeStatistics } from './complete-statistics';
import { countCensored } from './count-censored';
import { createMonitoring } from './create-monitoring';
import { keepLatestBehindNow } from './keep-latest-behind-now';
import { limitRowsBySets } from './limit-rows-by-sets';
import type { MonitoringChange } from './monitoring-change';
import { reviewAfterImports } from './review-after-imports';
import { reviewByValue } from './review-by-value';
import { statisticsByRule } from './statistics-by-rule';
import { storeOutages } from './store-outages';

/** All changes of the common tables of departments with measurements, oldest first. */
export const MONITORING_CHANGES: ReadonlyArray<MonitoringChange> = [
  createMonitoring,
  limitRowsBySets,
  statisticsByRule,
  keepLatestBehindNow,
  countCensored,
  completeStatistics,
  storeOutages,
  reviewByValue,
  reviewAfterImports,
];
