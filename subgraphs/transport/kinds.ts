import type { StationKinds } from '../../shared/monitoring/stations/station-kind';

/** Kinds of `TrafficAirStation`: 路边站, 码头专题站. */
export const AIR_STATION_KINDS: StationKinds = {
  ROADSIDE_AIR: {
    nameZh: '路边空气站',
    nameEn: 'Roadside air station',
    expectsEveryHours: 3,
    reportsEveryHours: { HOUR: 1 },
  },
  PORT_AIR: {
    nameZh: '港口空气站',
    nameEn: 'Port air station',
    expectsEveryHours: 3,
    reportsEveryHours: { HOUR: 1 },
  },
};

/** Their codes. */
export const AIR_KINDS: ReadonlyArray<string> = Object.keys(AIR_STATION_KINDS);

/** The kind of `TrafficCounter`. */
export const COUNTER_KIND = 'TRAFFIC_COUNTER';

/** The kind of `RoadsideSoilPoint`. */
export const SOIL_KIND = 'ROADSIDE_SOIL';
