import { flagName, QualityFlag } from '../../../shared/monitoring/vocabulary';
import { indicatorOf } from '../../../shared/domain/indicators';
import type { MeasuredOperation } from './measured-server';

/** Codes of the seven county-level divisions. */
export const DISTRICTS = ['440703', '440704', '440705', '440781', '440783', '440784', '440785'];
/** The indicators of generated stations. */
export const INDICATORS = [
  ...['a01001', 'a01002', 'a01007', 'a01008'],
  ...['met.rain', 'met.sea_level_pressure', 'met.wind_gust'],
];
const NEWEST = Date.parse('2026-11-23T00:00:00Z');
const HOUR_MS = 3_600_000;
const POINTS = 720;

const LATEST = 'latest(indicators: $indicators) { indicator { code } unit value from flag }';

/** 50 stations of a district, each with the newest values of three indicators. */
const STATIONS_LATEST: MeasuredOperation = {
  name: '50 stations × latest of 3',
  operationName: 'StationsLatest',
  query: `query StationsLatest($district: String!, $indicators: [String!]!) {
    weatherStations(first: 50, filter: { district: $district }) {
      nodes { id nameZh district { code } ${LATEST} } } }`,
  variables: districtsWithIndicators(),
};

/** A district from four departments. */
const DISTRICT_JOINED: MeasuredOperation = {
  name: 'district: water, weather with latest, plots',
  operationName: 'DistrictJoined',
  query: `query DistrictJoined($district: ID!, $indicators: [String!]!) {
    district(code: $district) { code nameZh areaKm2
      waterStations(first: 20) { nodes { id nameZh kind } }
      weatherStations(first: 20) { nodes { id nameZh ${LATEST} } }
      forestPlots(first: 20) { nodes { id nameZh standType plotArea } } } }`,
  variables: districtsWithIndicators(),
};

/** One series of a month of hours. */
const SERIES_POINTS: MeasuredOperation = {
  name: '720 points of a series',
  operationName: 'SeriesPoints',
  query: `query SeriesPoints($station: ID!, $indicator: String!, $from: DateTime!, $to: DateTime!) {
    weatherStation(id: $station) { id nameZh
      series(indicator: $indicator, from: $from, to: $to) { unit times values flags } } }`,
  variables: Array.from({ length: 280 }, (_, at) => ({
    station: `weather-regional-${String(1 + (at % 20)).padStart(3, '0')}`,
    indicator: ['a01001', 'a01007', 'met.rain', 'met.wind_gust'][at % 4],
    from: instant(NEWEST - (POINTS + at) * HOUR_MS),
    to: instant(NEWEST - at * HOUR_MS),
  })),
};

/** The three operations of the bench; their variables differ in every request. */
export const OPERATIONS: ReadonlyArray<MeasuredOperation> = [
  STATIONS_LATEST,
  DISTRICT_JOINED,
  SERIES_POINTS,
];

/** What peers, which do not have our domain, must know of the data. */
export function factsOfOperations(): string {
  const units = INDICATORS.map((code) => [code, indicatorOf(code)?.unit]);
  return JSON.stringify({
    units: Object.fromEntries(units),
    flags: Object.keys(QualityFlag).map((_, stored) => flagName(stored)),
  });
}

/** Each district with each three of the indicators, in an order that mixes both. */
function districtsWithIndicators() {
  const threes = INDICATORS.flatMap((one, at) =>
    INDICATORS.slice(at + 1).flatMap((other, next) =>
      INDICATORS.slice(at + next + 2).map((third) => [one, other, third]),
    ),
  );
  return threes.flatMap((indicators) => DISTRICTS.map((district) => ({ district, indicators })));
}

/** RFC 3339 without fractions of a second. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
