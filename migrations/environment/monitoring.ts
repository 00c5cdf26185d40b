import type { MonitoringDeclaration } from '../../shared/data/monitoring/monitoring-change';

/** Its stations' own columns as they were first; one that comes later is a migration of this folder. */
export const monitoring: MonitoringDeclaration = {
  stationColumns: [
    'is_background boolean',
    'noise_zone text',
    'target_class text',
    'gauge_id text',
    'intake_longitude_deg double precision',
    'intake_latitude_deg double precision',
    'yield_m3d double precision',
    'land_use text',
    'pollution_source_id text',
    'outlet_medium text',
  ],
  source: 'pollution_source_id',
};
