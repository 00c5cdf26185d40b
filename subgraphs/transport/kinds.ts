/** Kinds of `TrafficAirStation`: 路边站, 码头专题站. */
export const AIR_KINDS: ReadonlyArray<string> = ['ROADSIDE_AIR', 'PORT_AIR'];

/** The kind of `TrafficCounter`. */
export const COUNTER_KIND = 'TRAFFIC_COUNTER';

/** The kind of `RoadsideSoilPoint`. */
export const SOIL_KIND = 'ROADSIDE_SOIL';
