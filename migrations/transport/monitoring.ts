import type { MonitoringDeclaration } from '../../shared/data/monitoring/monitoring-change';

/** Its stations' own columns as they were first; one that comes later is a migration of this folder. */
export const monitoring: MonitoringDeclaration = {
  stationColumns: [
    'counter_id text',
    'road_name text',
    'direction text',
    'capacity_per_h double precision',
    'land_use text',
  ],
};
