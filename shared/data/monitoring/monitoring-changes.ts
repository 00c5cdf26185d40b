import { createMonitoring } from './create-monitoring';
import type { MonitoringChange } from './monitoring-change';

/** What has happened to the tables of every department of measurements, oldest first: a change is one entry. */
export const MONITORING_CHANGES: ReadonlyArray<MonitoringChange> = [createMonitoring];
