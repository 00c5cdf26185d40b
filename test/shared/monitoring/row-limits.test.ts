import fc from 'fast-check';
import { endOf } from '../../../shared/monitoring/observations/observation-row';
import { Averaging } from '../../../shared/monitoring/vocabulary';
import { EVERY_ROW, type RowBounds } from '../../../shared/data/row-bounds';
import { department as environment } from '../../../subgraphs/environment/department';
import { departments } from '../../../subgraphs/registry';
import { department as water } from '../../../subgraphs/water/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';
import { fieldsOf, grantedState, PARTNER, accessOf, type GrantedLimits } from '../../setup/sharing';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub(await departments(), 4);
});
afterAll(() => hub.close());

describe('the end of an interval', () => {
  test('S4R21 MUST be the same to PostgreSQL as in the answer, on every day of the calendar', async () => {
    const averagings = Object.values(Averaging);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 * 366 * 24 }).map((hours) => hours * 3_600_000),
        async (ms) => {
          const from = new Date(ms).toISOString();
          const rows = await hub.database
            .reader('water', EVERY_ROW)
            .query<{ averaging: Averaging; ends: string }>(
              'select averaging, water.interval_end($1, averaging) as ends from unnest($2::text[]) averaging',
              [from, averagings],
            );
          expect(rows).toEqual(
            averagings.map((averaging) => ({ averaging, ends: endOf(from, averaging) })),
          );
        },
      ),
      {
        numRuns: 300,
        examples: [[Date.parse('2027-01-31T03:00:00Z')], [Date.parse('2028-02-29')]],
      },
    );
  });
});

describe('rows that are hidden by their time', () => {
  const before = '2026-11-23T08:30:00.000Z';

  test('S4R22 MUST give way to the newest value that may be seen', async () => {
    const { waterStation } = await asked('water', { before }, STAGE);
    expect(waterStation).toMatchObject({
      stage: { at: '2026-11-23T07:00:00Z' },
      latest: [{ from: '2026-11-23T07:00:00Z', to: '2026-11-23T08:00:00Z' }],
    });
  });

  test('S4R23 MUST NOT be counted, nor promised as a next page', async () => {
    const { waterStation } = await asked('water', { before }, ROWS);
    expect(waterStation).toMatchObject({
      observations: {
        totalCount: 2,
        pageInfo: { hasNextPage: false },
        nodes: [{ from: '2026-11-23T06:00:00Z' }, { from: '2026-11-23T07:00:00Z' }],
      },
    });
  });

  test('S4R24 MUST NOT be in a day, nor in a month, that has not ended by the bound', async () => {
    const { waterStation } = await asked('water', { before }, BUCKETS);
    expect(waterStation).toEqual({
      day: [{ times: ['2026-11-22T00:00:00Z'] }],
      month: [{ times: [] }],
    });
  });

  test('S4R25 MUST NOT make an hour of a part of it', async () => {
    const { outlet } = await asked('environment', { before }, HOURS);
    const [minutes] = (outlet as { minuteData: { series: [{ times: string[] }] } }).minuteData
      .series;
    expect(minutes?.times.at(-1)).toBe('2026-11-23T07:00:00Z');
  });

  test('S4R26 MUST leave the air of a district at the newest hour that may be seen', async () => {
    const { _entities } = await asked('environment', { before }, AIR, {
      of: [{ __typename: 'District', code: '440703' }],
    });
    expect(_entities).toEqual([{ airQuality: { at: '2026-11-23T07:00:00Z' } }]);
  });
});

const STAGE = `{ waterStation(id: "river-station-xijiang") { stage { at } latest(indicators: ["stage"]) { from to } } }`;
const ROWS = `{ waterStation(id: "river-station-xijiang") {
  observations(indicator: "stage", from: "2026-11-23T06:00:00Z", to: "2026-11-24T00:00:00Z", first: 2) {
    totalCount pageInfo { hasNextPage } nodes { from } } } }`;
const BUCKETS = `{ waterStation(id: "river-station-xijiang") {
  day: series(indicator: "stage", step: DAY, from: "2026-11-22T00:00:00Z", to: "2026-12-01T00:00:00Z") { times }
  month: series(indicator: "stage", step: MONTH, from: "2026-10-01T00:00:00Z", to: "2026-12-01T00:00:00Z") { times } } }`;
const HOURS = `{ outlet(id: "outlet-001-1") { minuteData {
  series(indicator: "e_cod", step: HOUR, from: "2026-11-23T00:00:00Z", to: "2026-11-24T00:00:00Z") { times } } } }`;
const AIR = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on District { airQuality { at } } } }`;

describe('rows that belong to a pollution source', () => {
  test('S4R27 MUST be those of an enterprise alone, with all that is measured there', async () => {
    const limits = { ...EVERY_ROW, sources: ['pollution-source-002', 'pollution-source-003'] };
    const ids = await rowsOf<{ id: string }>(
      'environment',
      limits,
      'select id from environment.station order by id',
    );
    expect(ids).toEqual([{ id: 'outlet-002-1' }, { id: 'outlet-003-1' }]);
    const sources = 'select id from environment.pollution_source order by id';
    expect(await rowsOf('environment', limits, sources)).toEqual(
      limits.sources.map((id) => ({ id })),
    );
    const stations = `select distinct s.station_id as id from environment.observation o join environment.series s on s.id = o.series_id order by 1`;
    expect(await rowsOf('environment', limits, stations)).toEqual(ids);
  });

  test('S4R28 MUST be none in a department that has no sources', async () => {
    const limits = { ...EVERY_ROW, sources: ['pollution-source-002'] };
    expect(await rowsOf('water', limits, 'select id from water.station')).toEqual([]);
  });
});

describe('what one caller has loaded', () => {
  test('S4R29 MUST NOT answer another, of the same request or the next one', async () => {
    const wide = await accessWithin('water', {});
    const narrow = await accessWithin('water', { districts: ['440703'] });
    const idsFor = async (access: typeof wide) => {
      const { data } = await hub.ask(
        'water',
        '{ groundwaterWells { totalCount nodes { id } } }',
        {},
        access,
      );
      return data;
    };
    const [all, some] = await Promise.all([idsFor(wide), idsFor(narrow)]);
    const one = { totalCount: 1, nodes: [{ id: 'groundwater-well-440703' }] };
    expect(some).toEqual({ groundwaterWells: one });
    expect(all).toMatchObject({ groundwaterWells: { totalCount: 7 } });
    expect(await idsFor(narrow)).toEqual(some);
    expect(await idsFor(wide)).toEqual(all);
  });
});

async function accessWithin(
  department: 'water' | 'environment',
  limits: Omit<GrantedLimits, 'fields'>,
) {
  const fields = await fieldsOf(department === 'water' ? water : environment);
  const state = await grantedState({ ...limits, fields });
  return accessOf({ caller: PARTNER, state, now: new Date(TEST_NOW) });
}

/** What the partner is answered under a grant with these limits. */
async function asked(
  department: 'water' | 'environment',
  limits: Omit<GrantedLimits, 'fields'>,
  query: string,
  variables = {},
): Promise<Record<string, unknown>> {
  const access = await accessWithin(department, limits);
  const { data, errors } = await hub.ask(department, query, variables, access);
  expect(errors).toBeUndefined();
  return data as Record<string, unknown>;
}

function rowsOf<Row>(department: string, limits: RowBounds, sql: string): Promise<Row[]> {
  return hub.database.reader(department, limits).query<Row>(sql);
}
