import { stationType } from '../../shared/monitoring/stations/station-type';
import { code } from '../../shared/monitoring/stations/station-field';
import { AIR_QUALITY } from '../../shared/monitoring/assessment/assessment-fields';
import { AIR_STATION_KINDS } from './kinds';
import { trafficCounters } from './traffic-counter.station';
import { entities } from './entities.type';

export const trafficAirStations = stationType({
  name: 'TrafficAirStation',
  description:
    'Air station beside a trunk road (ROADSIDE_AIR, 路边站) or at a wharf (PORT_AIR, 码头专题站), hourly (交通空气站)',
  kinds: AIR_STATION_KINDS,
  size: { series: 8, seriesOfIndicator: 1, everySeconds: 3600 },
  one: 'trafficAirStation',
  many: 'trafficAirStations',
  dataset: 'transport/port-corridor-air',
  title: 'roadside and port air stations (路边站、码头专题站)',
  entities,
  fields: {
    counter: {
      ...code(() => trafficCounters.type, 'Traffic counter beside it (相邻交通流量站)'),
      dataset: 'transport/road-traffic-flow',
    },
    ...AIR_QUALITY,
  },
});
