import fc from 'fast-check';
import type { FeedRow, ImportJob } from '../../../shared/monitoring/ingest/feed';
import { ingest } from '../../../shared/monitoring/ingest/ingest';
import { endOf } from '../../../shared/monitoring/observations/observation-row';
import { refreshRollups } from '../../../shared/monitoring/rollup/refresh-rollups';
import { Averaging } from '../../../shared/monitoring/vocabulary';
import type { AccessDecisions } from '../../../shared/sharing/access-decisions';
import { department as water } from '../../../subgraphs/water/department';
import { alsoMeasuring } from '../../setup/fixtures/also-measuring';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';
import { fieldsOf, grantedState, PARTNER, accessOf } from '../../setup/sharing';
import { runs } from '../../setup/runs';
import { WATER_JOB } from '../../setup/fixtures/water-job';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The hydrological day begins at 08:00 Beijing time, which is midnight UTC. */
const START = Date.parse('2026-08-30T00:00:00Z');
const SPAN = 70 * DAY;
const NOW = new Date('2026-11-23T10:00:00Z');

/** All rows, and in the other database only those that a caller may see. */
let whole: DepartmentHub;
let part: DepartmentHub;
let fields: ReadonlyArray<string>;
beforeAll(async () => {
  [whole, part] = await Promise.all([departmentHub([MEASURING]), departmentHub([MEASURING])]);
  fields = await fieldsOf(water);
});
afterAll(() => Promise.all([whole.close(), part.close()]));

interface Station {
  readonly id: string;
  readonly district: string | null;
  readonly latitude: number;
  readonly longitude: number;
}

interface Value {
  readonly station: number;
  readonly indicator: string;
  readonly averaging: `${Averaging}`;
  readonly startsAt: number;
  readonly value: number;
  readonly isFaulty: boolean;
}

interface Limits {
  readonly districts: ReadonlyArray<string> | null;
  readonly from: string | null;
  readonly before: string | null;
  readonly precision: number;
}

const DISTRICTS = ['440703', '440705', '440781'];
const INDICATORS = ['do', 'ph', 'nh3n', 'tp', 'codmn', 'stage', 'rain'];
const MEASURING = alsoMeasuring(water, 'water/water-function-zone', {
  kinds: ['RIVER_STATION'],
  indicators: INDICATORS,
  averaging: Object.values(Averaging),
});
const AVERAGINGS = [
  'INSTANT',
  'MINUTE',
  'TEN_MINUTES',
  'HOUR',
  'SIX_HOURS',
  'EIGHT_HOURS',
  'DAY',
  'MONTH',
  'YEAR',
] as const;

const instants = fc.integer({ min: 0, max: SPAN / 600_000 }).map((n) => START + n * 600_000);
const bounds = fc.option(
  instants.map((at) => new Date(at).toISOString().replace('.000Z', 'Z')),
  { freq: 3 },
);
const limits: fc.Arbitrary<Limits> = fc.record({
  districts: fc.option(fc.subarray(DISTRICTS)),
  from: bounds,
  before: bounds,
  precision: fc.integer({ min: 4, max: 7 }),
});
const stations = fc.array(
  fc.record({
    id: fc.constant(''),
    district: fc.option(fc.constantFrom(...DISTRICTS)),
    latitude: fc.double({ min: 22, max: 22.8, noNaN: true }),
    longitude: fc.double({ min: 112.3, max: 113.2, noNaN: true }),
  }),
  { minLength: 1, maxLength: 4 },
);
const values: fc.Arbitrary<Value[]> = fc.uniqueArray(
  fc.record({
    station: fc.integer({ min: 0, max: 3 }),
    indicator: fc.constantFrom(...INDICATORS),
    averaging: fc.constantFrom(...AVERAGINGS),
    startsAt: instants,
    value: fc.integer({ min: 1, max: 90 }).map((n) => n / 10),
    isFaulty: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  }),
  {
    minLength: 5,
    maxLength: 120,
    selector: ({ station, indicator, averaging, startsAt }) =>
      `${String(station)} ${indicator} ${averaging} ${String(startsAt)}`,
  },
);

let run = 0;

test('S4R20 MUST answer within limits what a database of the permitted rows alone would answer', async () => {
  await fc.assert(
    fc.asyncProperty(stations, values, limits, async (places, found, limited) => {
      run += 1;
      const prefix = `run-${String(run)}-`;
      const all = places.map((place, n) => ({ ...place, id: `${prefix}${String(n)}` }));
      const rows = found.filter(({ station }) => station < all.length);
      await take(whole, all, rows);
      await take(
        part,
        all.filter((station) => isPermittedPlace(station, limited)),
        rows.filter((value) => isPermitted(value, all, limited)),
      );
      const { districts, from, before, precision } = limited;
      const within = await access({ districts, from, before, precision });
      const free = await access({ districts: null, from: null, before: null, precision });
      const seen = await answers(whole, within, prefix);
      const expected = await answers(part, free, prefix);
      expect(wholeSteps(seen, { limited, rows, all })).toEqual(
        wholeSteps(expected, { limited, rows, all }),
      );
      // What was left out above is not there at all.
      expect(wholeSteps(seen, { limited, rows, all })).toEqual(seen);
    }),
    runs(20, 400),
  );
});

function isPermittedPlace({ district }: Station, { districts }: Limits): boolean {
  return districts === null || (district !== null && districts.includes(district));
}

function isPermitted(value: Value, all: ReadonlyArray<Station>, limited: Limits): boolean {
  const station = all[value.station];
  const { from, before } = limited;
  if (!station || !isPermittedPlace(station, limited)) return false;
  if (from !== null && value.startsAt < Date.parse(from)) return false;
  return before === null || endMs(value) <= Date.parse(before);
}

function endMs({ startsAt, averaging }: Value): number {
  return Date.parse(endOf(new Date(startsAt).toISOString(), averaging as Averaging));
}

async function access(limited: Limits): Promise<AccessDecisions> {
  const state = await grantedState({ ...limited, fields });
  return accessOf({ caller: PARTNER, state, now: NOW });
}

const job: ImportJob = {
  ...WATER_JOB,
  dayOf: () => 'HYDROLOGY',
};

async function take(
  hub: DepartmentHub,
  all: ReadonlyArray<Station>,
  found: ReadonlyArray<Value>,
): Promise<void> {
  const known = all.map((station) => rowOf(station, []));
  const rows = found.flatMap((value): FeedRow[] => {
    const station = all.find(({ id }) => id.endsWith(`-${String(value.station)}`));
    return station ? [rowOf(station, [value])] : [];
  });
  await ingest(hub.database, job, [...known, ...rows]);
  await refreshRollups(hub.database, 'water');
}

function rowOf({ id, district, ...position }: Station, found: ReadonlyArray<Value>): FeedRow {
  return {
    line: 1,
    station: {
      kind: 'RIVER_STATION',
      code: id,
      nameZh: id,
      region: '江门',
      authority: 'MUNICIPAL',
      ...(district === null ? {} : { districtCode: district }),
      ...position,
    },
    observations: found.map(({ indicator, averaging, startsAt, value, isFaulty }) => ({
      indicator,
      averaging,
      startsAt,
      value,
      ...(isFaulty ? { flag: 'FAULT' as const } : {}),
    })),
    rejects: [],
  };
}

const MEASURED = `latest { indicator { code } averaging from to value flag revision provenance }
  stage { value at flag } assessment { at class noBetterThan missing { code } }
  then: assessment(at: "2026-10-05T00:00:00Z") { at class noBetterThan missing { code } }
  ${INDICATORS.map(
    (indicator) => `
    ${['RAW', 'HOUR', 'DAY', 'MONTH']
      .map(
        (step) =>
          `${indicator}_${step}: series(indicator: "${indicator}", step: ${step}, from: "2026-08-01T00:00:00Z", to: "2026-12-01T00:00:00Z") { averaging step times values flags samples }`,
      )
      .join('\n')}
    ${indicator}_page: observations(indicator: "${indicator}", from: "2026-08-01T00:00:00Z", to: "2026-12-01T00:00:00Z", first: 3) {
      totalCount pageInfo { hasNextPage } nodes { averaging from to value flag } }`,
  ).join('\n')}`;

const QUESTION = `query ($name: String!, $cell: [_Any!]!) {
  waterStations(filter: { nameContains: $name }, first: 3) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id district { code } place { cell } ${MEASURED} } }
  _entities(representations: $cell) { ... on Place { waterStations(withinKm: 40, first: 500) { id place { cell } } } }
}`;

type Answer = Readonly<Record<string, unknown>>;

interface Seen {
  readonly waterStations: { readonly nodes: ReadonlyArray<Answer & { readonly id: string }> };
}

async function answers(hub: DepartmentHub, as: AccessDecisions, prefix: string): Promise<Seen> {
  const variables = {
    name: prefix,
    cell: [{ __typename: 'Place', cell: '87411d14cffffff' }],
  };
  const { data, errors } = await hub.ask('water', QUESTION, variables, as);
  expect(errors).toBeUndefined();
  const found = data as unknown as Seen & { _entities: [{ waterStations: { id: string }[] }] };
  const near = found._entities[0].waterStations.filter(({ id }) => id.includes(prefix));
  return { ...withoutEmptySeries(found), _entities: near } as Seen;
}

/** The existence of a series is disclosed with its station, before any of its values is. */
function withoutEmptySeries(seen: Seen): Seen {
  const nodes = seen.waterStations.nodes.map((node) => {
    const parts = Object.entries(node).map(([name, value]) =>
      /_(RAW|HOUR|DAY|MONTH)$/.test(name) ? [name, filled(value as Columns[])] : [name, value],
    );
    return { ...(Object.fromEntries(parts) as Answer), id: node.id };
  });
  return { ...seen, waterStations: { ...seen.waterStations, nodes } };
}

function filled(columns: ReadonlyArray<Columns>): ReadonlyArray<Columns> {
  return columns.filter(({ times }) => times.length > 0);
}

interface Known {
  readonly limited: Limits;
  readonly rows: ReadonlyArray<Value>;
  readonly all: ReadonlyArray<Station>;
}

/** The answer with those steps alone that lie within the bounds and rest on no hidden value. */
function wholeSteps(seen: Seen, known: Known): Seen {
  const nodes = seen.waterStations.nodes.map((node) => {
    const parts = Object.entries(node).map(([name, value]) => {
      const [indicator = '', step = ''] = name.split('_');
      if (!['HOUR', 'DAY', 'MONTH'].includes(step)) return [name, value];
      const of = { id: node.id, indicator };
      return [name, filled((value as Columns[]).map((one) => wholeColumns(one, of, known)))];
    });
    return { ...(Object.fromEntries(parts) as Answer), id: node.id };
  });
  return { ...seen, waterStations: { ...seen.waterStations, nodes } };
}

interface Columns {
  readonly averaging: string;
  readonly step: string;
  readonly times: ReadonlyArray<string>;
}

function wholeColumns(
  columns: Columns,
  of: { readonly id: string; readonly indicator: string },
  { limited, rows, all }: Known,
): Columns {
  const { from, before } = limited;
  const isWhole = (time: string): boolean => {
    const [start, end] = [Date.parse(time), stepEnd(time, columns.step)];
    if (from !== null && start < Date.parse(from)) return false;
    if (before !== null && end > Date.parse(before)) return false;
    if (columns.step === 'HOUR') return true;
    return rows
      .filter((row) => all[row.station]?.id === of.id.replace('river-station-', ''))
      .filter((row) => row.indicator === of.indicator && row.averaging === columns.averaging)
      .filter(({ startsAt, isFaulty }) => startsAt >= start && startsAt < end && !isFaulty)
      .every((row) => isPermitted(row, all, limited));
  };
  const kept = columns.times.flatMap((time, at) => (isWhole(time) ? [at] : []));
  const only = Object.entries(columns).map(([name, value]) => [
    name,
    Array.isArray(value) ? kept.map((at) => (value as unknown[])[at]) : (value as unknown),
  ]);
  return Object.fromEntries(only) as unknown as Columns;
}

function stepEnd(time: string, step: string): number {
  const start = new Date(time);
  if (step === 'HOUR') return start.getTime() + HOUR;
  if (step === 'DAY') return start.getTime() + DAY;
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1);
}
