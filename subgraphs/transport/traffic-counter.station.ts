import { stationType } from '../../shared/monitoring/stations/station-type';
import { floatColumn, newest, textColumn } from '../../shared/monitoring/stations/station-field';
import { COUNTER_KIND } from './kinds';
import { entities } from './entities.type';

export const trafficCounters = stationType({
  name: 'TrafficCounter',
  description:
    'Automatic traffic counter: vehicles by size and their speed, hourly (交通流量观测站)',
  kinds: {
    [COUNTER_KIND]: {
      nameZh: '交通流量观测站',
      nameEn: 'Traffic counter',
      expectsEveryHours: 6,
      reportsEveryHours: { HOUR: 1 },
    },
  },
  size: { series: 4, seriesOfIndicator: 1, everySeconds: 3600 },
  one: 'trafficCounter',
  many: 'trafficCounters',
  dataset: 'transport/road-traffic-flow',
  title: 'traffic counters (交通流量观测站)',
  entities,
  fields: {
    roadName: textColumn('road_name', 'Counted road (道路名称)'),
    direction: textColumn('direction', 'Counted direction, as named by its source (观测方向)'),
    capacity: floatColumn(
      'capacity_per_h',
      'Capacity of the road, vehicles per hour (设计通行能力)',
    ),
    flow: newest('vehicles', 'Newest count of vehicles, {vehicles}, sum of the hour (小时交通量)'),
  },
});
