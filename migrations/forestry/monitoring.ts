import type { MonitoringDeclaration } from '../../shared/data/monitoring/monitoring-change';

/** Its stations' own columns as they were first; one that comes later is a migration of this folder. */
export const monitoring: MonitoringDeclaration = {
  stationColumns: ['stand_type text', 'plot_area_m2 double precision'],
};
