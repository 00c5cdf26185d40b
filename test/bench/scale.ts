import { departmentNames } from '../../subgraphs/registry';
import type { BenchOptions } from './measure/bench-options';
import { benchRun } from './measure/bench-run';
import { measureCases, type CaseTable } from './measure/measured-cases';
import type { MeasuredOperation, MeasuredServer, RequestHeaders } from './measure/measured-server';
import { DISTRICTS, OPERATIONS } from './measure/operations';
import { recordedOperations, tokensOf } from './measure/recorded-operations';
import { riverGateInProcess } from './measure/rivergate-servers';

/** What cost grows with; rows and stations of the database are options. */
export function scale(options: BenchOptions): Promise<void> {
  return benchRun('scale', options, async ({ database, loading, open }) => {
    const server = await open(riverGateInProcess(database, { name: 'RiverGate' }));
    const callers = await tokensOf(database, departmentNames());
    for (const table of tables(server, callers)) await measureCases(table, loading);
    const env = { RIVERGATE_WORKERS: '2' };
    const two = await open(riverGateInProcess(database, { name: 'RiverGate, 2 workers', env }));
    const { recorded } = await recordedOperations(database);
    for (const operation of [...OPERATIONS, recorded])
      await measureCases(workersTable(operation, [server, two]), loading);
  });
}

/** One operation by hubs of one process and of several; equal answers are required. */
function workersTable(
  operation: MeasuredOperation,
  servers: readonly [MeasuredServer, MeasuredServer],
): CaseTable {
  const [reference] = servers;
  return {
    title: `workers: ${operation.name}`,
    cases: servers.map((server, at) => ({
      ...{ label: `${String(at + 1)} of them`, server, operation },
      ...(server === reference ? {} : { reference }),
    })),
  };
}

function tables(
  server: MeasuredServer,
  callers: ReadonlyArray<RequestHeaders>,
): ReadonlyArray<CaseTable> {
  const of = (title: string, operations: ReadonlyArray<MeasuredOperation>) => ({
    title,
    cases: operations.map((operation) => ({ label: operation.name, server, operation })),
  });
  const [stations] = OPERATIONS;
  if (!stations) throw new TypeError('There is no operation of stations.');
  return [
    of('stations in a page', [10, 50, 200].map(stationsOf)),
    of('departments joined', [2, 4, 8].map(departmentsOf)),
    of('depth', [1, 2, 4].map(depthOf)),
    of(
      'callers, each of another department',
      [1, callers.length].map((count) => ({
        ...departmentsOf(4),
        name: `${String(count)} callers`,
        callers: callers.slice(0, count),
      })),
    ),
    of('distinct documents', [1, 100, 3000].map(documentsOf)),
    {
      title: 'connections',
      cases: [1, 5, 20, 100].map((connections) => ({
        ...{
          label: `${String(connections)} connections`,
          server,
          operation: stations,
          connections,
        },
      })),
    },
  ];
}

const INDICATORS = ['a01001', 'a01007', 'met.rain'];

function stationsOf(first: number): MeasuredOperation {
  return {
    name: `${String(first)} stations × latest of 3`,
    operationName: 'Stations',
    query: `query Stations($first: Int!, $indicators: [String!]!, $kind: String) {
      weatherStations(first: $first, filter: { kind: $kind }) { nodes { id nameZh
        latest(indicators: $indicators) { indicator { code } value from flag } } } }`,
    variables: INDICATORS.flatMap((_, at) =>
      ['REGIONAL_AUTO', null].map((kind) => ({
        ...{ first, kind },
        indicators: [...INDICATORS.slice(at), ...INDICATORS.slice(0, at)],
      })),
    ),
  };
}

/** Lists of a district, each of another department. */
const LISTS = [
  'waterStations(first: 3) { nodes { id nameZh } }',
  'weatherStations(first: 3) { nodes { id nameZh } }',
  'forestPlots(first: 3) { nodes { id nameZh } }',
  'airStations(first: 3) { nodes { id nameZh } }',
  'seaStations(first: 3) { nodes { id nameZh } }',
  'trafficCounters(first: 3) { nodes { id nameZh } }',
  'farmlandSoilPoints(first: 3) { nodes { id nameZh } }',
];

/** The district itself is of one department more. */
function departmentsOf(count: number): MeasuredOperation {
  return {
    name: `${String(count)} departments`,
    operationName: 'Departments',
    query: `query Departments($district: ID!) { district(code: $district) { code nameZh
      ${LISTS.slice(0, count - 1).join('\n')} } }`,
    variables: DISTRICTS.map((district) => ({ district })),
  };
}

/** Stations of a district, their district, its stations, and so on. */
function depthOf(lists: number): MeasuredOperation {
  const nested = (left: number): string =>
    left === 0
      ? 'code nameZh'
      : `code weatherStations(first: 1) { nodes { id district { ${nested(left - 1)} } } }`;
  return {
    name: `${String(lists)} lists in one another`,
    operationName: 'Depth',
    query: `query Depth($district: ID!) { district(code: $district) { ${nested(lists)} } }`,
    variables: DISTRICTS.map((district) => ({ district })),
  };
}

/** The same operation under other aliases: no document is like another. */
function documentsOf(count: number): MeasuredOperation {
  return {
    name: `${String(count)} distinct documents`,
    operationName: 'Documents',
    query: 'query Documents($district: ID!) { district(code: $district) { nameZh } }',
    queries: Array.from(
      { length: count },
      (_, at) =>
        `query Documents($district: ID!) { d${String(at)}: district(code: $district) { nameZh } }`,
    ),
    variables: DISTRICTS.map((district) => ({ district })),
  };
}
