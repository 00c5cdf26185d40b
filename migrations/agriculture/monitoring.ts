import type { MonitoringDeclaration } from '../../shared/data/monitoring/monitoring-change';

/** Its stations' own columns as they were first; one that comes later is a migration of this folder. */
export const monitoring: MonitoringDeclaration = {
  stationColumns: ['crop text', 'soil_point_id text'],
};
