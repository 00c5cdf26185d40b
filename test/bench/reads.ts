import type { BenchOptions } from './measure/bench-options';
import { benchRun } from './measure/bench-run';
import { measureCases } from './measure/measured-cases';
import type { MeasuredOperation } from './measure/measured-server';
import { DISTRICTS, INDICATORS, instant } from './measure/operations';
import { riverGateInProcess } from './measure/rivergate-servers';

/** 172 stations of seven indicators have 1,204 series. */
const STATIONS = 172;
const NEWEST = Date.parse('2026-11-23T10:00:00Z');
const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;

/**
 * Four reads on many rows, one request after the other: `p50 ms` is how long one takes. What a
 * series is long depends on `--rows`: a year takes 10.5 million.
 */
export function reads(given: BenchOptions): Promise<void> {
  const options = { ...given, stations: STATIONS, connections: 1, hasRollups: true };
  const hours = options.observations / (STATIONS * INDICATORS.length);
  const days = Math.max(2, Math.min(YEAR_DAYS, Math.floor(hours / 24)));
  return benchRun('reads', options, async ({ database, loading, open }) => {
    const env = { RIVERGATE_MAX_COST: '10000000' }; // What they cost is above the default maximum.
    const server = await open(riverGateInProcess(database, { name: 'RiverGate', env }));
    const cases = questions(days).map((operation) => ({
      ...{ label: operation.name, server, operation },
    }));
    const millions = (options.observations / 1e6).toFixed(1);
    await measureCases({ title: `${millions} M rows, ${String(days)} days each`, cases }, loading);
  });
}

function questions(days: number): ReadonlyArray<MeasuredOperation> {
  const from = (back: number) => instant(NEWEST - (days + back) * DAY_MS);
  const to = (back: number) => instant(NEWEST - back * DAY_MS);
  const stations = Array.from({ length: 20 }, (_, at) => ({
    station: `weather-bench-${String(1 + at * 8).padStart(5, '0')}`,
    ...{ from: from(0), to: to(0) },
  }));
  return [
    {
      name: `latest of ${String(STATIONS * INDICATORS.length)} series`,
      operationName: 'Latest',
      query: `query Latest($indicators: [String!]!) { weatherStations(first: ${String(STATIONS)}, filter: { kind: "REGIONAL_AUTO" }) {
        nodes { id latest(indicators: $indicators) { value from flag } } } }`,
      variables: INDICATORS.map((_, at) => ({
        indicators: [...INDICATORS.slice(at), ...INDICATORS.slice(0, at)],
      })),
    },
    {
      name: `a district by day, ${String(days)} days`,
      operationName: 'DistrictByDay',
      query: `query DistrictByDay($district: String!, $from: DateTime!, $to: DateTime!) {
        weatherStations(first: 50, filter: { district: $district }) { nodes { id
          series(indicator: "a01001", from: $from, to: $to, step: DAY) { times values } } } }`,
      variables: DISTRICTS.map((district) => ({ district, from: from(0), to: to(0) })),
    },
    {
      name: '10,000 observations: 20 pages of 500',
      operationName: 'Pages',
      query: `query Pages($from: DateTime!, $to: DateTime!, $indicator: String!) {
        weatherStations(first: 20, filter: { kind: "REGIONAL_AUTO", nameContains: "基准" }) { nodes { id
          observations(indicator: $indicator, from: $from, to: $to, first: 500) { nodes { from value flag } } } } }`,
      variables: INDICATORS.map((indicator) => ({ indicator, from: from(0), to: to(0) })),
    },
    {
      name: `HOUR, ${String(days)} days`,
      operationName: 'Hours',
      query: `query Hours($station: ID!, $from: DateTime!, $to: DateTime!) { weatherStation(id: $station) {
        series(indicator: "a01001", from: $from, to: $to, step: HOUR) { times values flags } } }`,
      variables: stations,
    },
  ];
}
