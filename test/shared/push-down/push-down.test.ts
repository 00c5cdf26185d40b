import fc from 'fast-check';
import { FinishedText, jsonText } from '../../../shared/graphql/finished-text';
import type { AccessDecisions } from '../../../shared/sharing/access-decisions';
import { departments } from '../../../subgraphs/registry';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';
import { runs } from '../../setup/runs';
import { comparedDepartment, someCallers, type ComparedDepartment } from './compared-department';
import { EDGES, makeExceptional } from './exceptional-values';
import { drawing, generatedObservations, generatedOperation } from './generated-operation';

const NAMES = [
  'water',
  'weather',
  'environment',
  'agriculture',
  'forestry',
  'ocean',
  'transport',
  'reference',
];

const PERIOD = 'from: "2026-11-20T00:00:00Z", to: "2026-11-24T00:00:00Z"';

let hub: DepartmentHub;
let compared: ReadonlyArray<ComparedDepartment>;
let callers: ReadonlyArray<AccessDecisions>;
beforeAll(async () => {
  const all = (await departments()).filter(({ name }) => NAMES.includes(name));
  hub = await departmentHub(all, 3);
  for (const { name } of all.filter(({ stationTables }) => stationTables))
    await hub.database.asOwner(name, (to) => makeExceptional(to, name));
  compared = await Promise.all(all.map((department) => comparedDepartment(hub, department)));
  callers = await someCallers(NAMES);
});
afterAll(() => hub.close());

test('a statement answers what the resolvers answer, for generated operations and different callers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (generator) => {
      const draw = drawing(generator);
      const one = draw.pick(compared);
      const access = draw.pick(callers);
      const asked = generatedOperation(one.schema, one.known, draw);
      const { resolved, pushed } = await one.both(asked, access);
      expect({ asked, answer: pushed }).toEqual({ asked, answer: resolved });
      // Only what the resolvers report as an error, too, ends a statement or a resolver.
      if (['STATEMENT', 'RESOLVER'].includes(one.outcomes.at(-1)?.fallback?.kind ?? ''))
        expect({ asked, errors: resolved.errors }).toEqual({
          asked,
          errors: expect.any(Array) as unknown,
        });
    }),
    runs(200, 6000),
  );
  const outcomes = compared.flatMap((one) => one.outcomes);
  expect(outcomes.filter(({ fallback }) => fallback?.kind === 'TEXT')).toEqual([]);
  // Whatever the schema publishes is a column or computed.
  expect(outcomes.filter(({ fallback }) => fallback?.kind === 'FIELD')).toEqual([]);
  const isPushed = outcomes.filter(({ fallback }) => fallback === null).length;
  expect(isPushed / outcomes.length).toBeGreaterThan(0.7);
});

test('a page of observations is that of the resolvers, for generated arguments, fields and callers', async () => {
  const lists: { one: ComparedDepartment; field: string; stations: string[]; indicator: string }[] =
    [];
  for (const [department, field, indicator] of OBSERVED) {
    const one = named(department);
    const stations = await one.stationsWith(indicator);
    lists.push({ one, field, indicator, stations: stations.slice(0, 4) });
  }
  let pushedPages = 0;
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (generator) => {
      const draw = drawing(generator);
      const { one, field, stations, indicator } = draw.pick(lists);
      const known = { ...one.known, stations, indicators: [indicator] };
      const asked = generatedObservations(one.schema, known, { draw, one: field });
      const { resolved, pushed } = await one.both(asked, draw.pick(callers));
      expect({ asked, answer: pushed }).toEqual({ asked, answer: resolved });
      const { fallback } = one.outcomes.at(-1) ?? { fallback: null };
      expect(['TEXT', 'STATEMENT', 'LIMITS']).not.toContain(fallback?.kind);
      if (fallback === null) pushedPages += 1;
    }),
    runs(150, 4000),
  );
  expect(pushedPages).toBeGreaterThan(75);
});

/** Stations with observations of an indicator, by their department and query. */
const OBSERVED = [
  ['water', 'waterStation', 'stage'],
  ['water', 'reservoirEcologyPoint', 'algae_density'],
  ['weather', 'weatherStation', 'a01001'],
] as const;

test('finished texts are to the byte what JSON.stringify writes of the answer of the resolvers', async () => {
  const { pushDown, contextOf, known, both } = named('weather');
  const found = await Promise.all(
    known.stations.map(async (id) => {
      const asked = { query: EVERY_COLUMN, variables: { id } };
      const finished = new Set(['weatherStation']);
      const { data } = await pushDown.execute({ ...asked, finished }, contextOf(everything()));
      if (!(data?.['weatherStation'] instanceof FinishedText)) return [];
      const { resolved } = await both(asked, everything());
      return [[JSON.stringify(resolved.data), jsonText(data)] as const];
    }),
  );
  const compared = found.flat();
  expect(compared.map(([, text]) => text)).toEqual(compared.map(([json]) => json));
  const all = compared.map(([json]) => json).join('');
  const edges = EDGES.filter((edge) => all.includes(`:${JSON.stringify(Number(edge))},`));
  expect(compared.length).toBeGreaterThanOrEqual(15);
  expect(edges.length).toBeGreaterThanOrEqual(12);
});

const EVERY_COLUMN = `query One($id: ID!) { weatherStation(id: $id) { id code nameEn elevation latest { value detectionLimit revision from to review } } }`;

const MONTHS = 'from: "2026-10-01T00:00:00Z", to: "2026-12-01T00:00:00Z"';
/** Without values: some of them are written differently, and are left to the resolvers. */
const DAYS = 'dayKind days unavailable times flags samples censored reviews provenance';

/** Faults that the comparison has found, each with its relatives. */
const FOUND: ReadonlyArray<readonly [fault: string, department: string, query: string]> = [
  ...['RAW', 'HOUR', 'DAY', 'MONTH'].map(
    (step) =>
      [
        `points in the order of batches, ${step}`,
        'water',
        `{ waterStations(first: 5) { nodes { series(indicator: "stage", ${PERIOD}, step: ${step}) { times samples censored flags reviews provenance } } } }`,
      ] as const,
  ),
  ...['DAY', 'MONTH'].flatMap((step) =>
    [
      ['water', 'waterStations', 'stage'],
      ['weather', 'weatherStations', 'rain'],
      ['weather', 'weatherStations', 'wind_direction'],
      ['environment', 'airStations', 'o3'],
    ].map(
      ([department = '', list = '', indicator = '']) =>
        [
          `calendar days, ${step} of ${indicator} of ${list}`,
          department,
          `{ ${list}(first: 5) { nodes {
            calendar: series(indicator: "${indicator}", ${MONTHS}, step: ${step}, days: CALENDAR) { ${DAYS} }
            network: series(indicator: "${indicator}", ${MONTHS}, step: ${step}) { ${DAYS} }
          } } }`,
        ] as const,
    ),
  ),
  ...['waterStations', 'reservoirEcologyPoints', 'waterFunctionZones'].map(
    (list) =>
      [
        `a list at the district of a station, ${list}`,
        'water',
        `{ waterStation(id: "STATION") { id district { code ${list}(first: 2) { totalCount nodes { id district { ${list}(first: 1) { totalCount } } } } } } }`,
      ] as const,
  ),
  ...['indicator { code @skip(if: true) }', 'indicator { code } unit @include(if: false)'].map(
    (fields) =>
      [
        `an object without members, ${fields}`,
        'water',
        `{ waterStations(first: 2) { nodes { latest { ${fields} } } pageInfo { hasNextPage @skip(if: true) } } }`,
      ] as const,
  ),
  [
    'an object without members, series',
    'water',
    `{ waterStations(first: 2) { nodes { id @skip(if: true) series(indicator: "stage", ${PERIOD}) { step @skip(if: true) } } } }`,
  ],
  ...['__typename', 'totalCount', 'pageInfo { hasPreviousPage }'].map(
    (fields) =>
      [`a page without items, ${fields}`, 'water', `{ waterStations { ${fields} } }`] as const,
  ),
];

test.each(FOUND)('%s', async (_fault, department, query) => {
  const one = named(department);
  const [station = ''] = await one.stationsInDistricts();
  const asked = { query: query.replace('STATION', station) };
  const { resolved, pushed } = await one.both(asked, everything());
  expect(pushed).toEqual(resolved);
  expect(one.outcomes.at(-1)?.fallback).toBeNull();
});

test('the days of a series are a variable that decides the form of the statement', async () => {
  const one = named('weather');
  const query = `query($days: Days!, $indicator: String!) { weatherStations(first: 3) { nodes { series(indicator: $indicator, ${PERIOD}, step: DAY, days: $days) { ${DAYS} } } } }`;
  for (const days of ['NETWORK', 'CALENDAR'])
    for (const indicator of ['rain', 'wind_direction']) {
      const asked = { query, variables: { days, indicator } };
      const { resolved, pushed } = await one.both(asked, everything());
      expect({ days, indicator, answer: pushed }).toEqual({ days, indicator, answer: resolved });
      expect(one.outcomes.at(-1)?.fallback).toBeNull();
    }
});

test('pages follow each other by cursors that both accept', async () => {
  const one = named('weather');
  const page = (place: string) =>
    `query($after: String${place === 'LIST' ? '' : ', $r: [_Any!]!'}) { ${place.replace('LIST', 'weatherStations(first: 2, after: $after, filter: {kind: "REGIONAL_AUTO"}) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }')} }`;
  for (const place of ['LIST', '_entities(representations: $r) { ... on District { LIST } }']) {
    let after: string | null = null;
    let pages = 0;
    while (pages < 60) {
      const { resolved, pushed } = await one.both(
        {
          query: page(place),
          variables: { after, r: [{ __typename: 'District', code: '440703' }] },
        },
        everything(),
      );
      expect(pushed).toEqual(resolved);
      expect(one.outcomes.at(-1)?.fallback).toBeNull();
      const info = pageInfoIn(pushed.data);
      pages += 1;
      if (!info.hasNextPage) break;
      after = info.endCursor;
    }
    expect([place, pages > 1 && pages < 60]).toEqual([place, true]);
  }
});

const OBSERVATIONS = `observations(indicator: $indicator, from: "2026-01-01T00:00:00Z", to: "2026-11-24T00:00:00Z", first: $first, after: $after) {
  edges { cursor node { from depth value } } nodes { from to value text flag revision batch review provenance indicator { code } unit }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }`;

/** An indicator, and the list of its observations at station `$id`. */
const OBSERVATION_LISTS = [
  ['water', 'stage', `waterStation(id: $id) { id ${OBSERVATIONS} }`],
  ['water', 'algae_density', `reservoirEcologyPoint(id: $id) { ecology { ${OBSERVATIONS} } }`],
  ['weather', 'a01001', `weatherStation(id: $id) { code ${OBSERVATIONS} }`],
] as const;

test.each(OBSERVATION_LISTS)(
  'pages of observations follow each other, for each caller: %s, %s',
  async (department, indicator, list) => {
    const one = named(department);
    const query = `query($id: ID!, $indicator: String!, $first: Int!, $after: String) { ${list} }`;
    const [id = ''] = await one.stationsWith(indicator);
    let pushedAfter = 0;
    for (const access of callers)
      for (const first of [1, 2, 500]) {
        let after: string | null = null;
        for (let pages = 0; pages < 4; pages += 1) {
          const asked = { query, variables: { id, indicator, first, after } };
          const { resolved, pushed } = await one.both(asked, access);
          expect({ first, after, answer: pushed }).toEqual({ first, after, answer: resolved });
          const isPushed = one.outcomes.at(-1)?.fallback === null;
          if (isPushed && after !== null && !pushed.errors) pushedAfter += 1;
          after = pageInfoIn(pushed.data).endCursor ?? null;
          if (after === null) break;
        }
      }
    expect(pushedAfter).toBeGreaterThan(5);
  },
);

test('a cursor of another station, or of other arguments, is left to the resolvers, which refuse it', async () => {
  const one = named('water');
  const stations = await one.stationsWith('stage');
  const list = (id: string | undefined, to: string, after: string | null) => ({
    query: `query($after: String) { waterStation(id: "${String(id)}") { observations(indicator: "stage",
      from: "2026-11-20T00:00:00Z", to: "${to}", first: 1, after: $after) { pageInfo { endCursor } } } }`,
    variables: { after },
  });
  const [to, other] = ['2026-11-24T00:00:00Z', '2026-11-23T00:00:00Z'];
  const { pushed } = await one.both(list(stations[0], to, null), everything());
  const { endCursor } = pageInfoIn(pushed.data);
  const codes = async (asked: ReturnType<typeof list>) => {
    const answers = await one.both(asked, everything());
    expect(answers.pushed).toEqual(answers.resolved);
    return (answers.pushed.errors ?? []).map(({ extensions }) => extensions?.['code']);
  };
  expect(await codes(list(stations[0], to, endCursor))).toEqual([]);
  expect(await codes(list(stations[1], to, endCursor))).toEqual(['CURSOR_INVALID']);
  expect(await codes(list(stations[0], other, endCursor))).toEqual(['CURSOR_INVALID']);
});

interface FoundPage {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

function pageInfoIn(data: unknown): FoundPage {
  const text = JSON.stringify(data);
  const [, found = '{}'] = /"pageInfo":(\{[^}]*\})/.exec(text) ?? [];
  return JSON.parse(found) as FoundPage;
}

test('what a list would reveal is left to the resolvers', async () => {
  const water = named('water');
  const districts = callers[1];
  if (!districts) throw new TypeError('There is a caller without districts.');
  const list = { query: '{ waterStations(filter: {district: "440703"}) { nodes { id } } }' };
  const { resolved, pushed } = await water.both(list, districts);
  expect(pushed).toEqual(resolved);
  expect(resolved.errors?.map(({ extensions }) => extensions?.['code'])).toContain('NOT_SHARED');
  expect(water.outcomes.at(-1)?.fallback?.message).toBe('INFERENCE WaterStation.district');
});

/** Texts of another dataset, by how they are reached. */
const OF_OTHER_DATASETS = [
  ['of a station', '{ reservoirEcologyPoints { nodes { id ecology { latest { value from } } } } }'],
  [
    'of a station twice, and beside others',
    `{ reservoirEcologyPoints { nodes { a: ecology { __typename latest { from } } b: ecology { latest { value } observations(indicator: "algae_density",
      from: "2026-01-01T00:00:00Z", to: "2026-11-24T00:00:00Z", first: 2) { edges { cursor node { from value } } totalCount } } } } waterStations(first: 1) { nodes { id } } }`,
  ],
  [
    'of the stations at the district of a station',
    '{ waterStations(first: 9) { nodes { id district { reservoirEcologyPoints(first: 2) { totalCount nodes { id ecology { latest { value } } district { waterStations(first: 1) { nodes { id } } } } } } } } }',
  ],
  [
    'of nothing: a page without items',
    '{ reservoirEcologyPoints(filter: {ids: []}) { nodes { ecology { latest { value } } } } }',
  ],
] as const;

test.each(OF_OTHER_DATASETS)(
  'a text of a dataset with other limits is one of its own statement: %s',
  async (_, query) => {
    const water = named('water');
    let most = 0;
    for (const access of callers) {
      hub.statements.length = 0;
      const { resolved, pushed } = await water.both({ query }, access);
      expect(pushed).toEqual(resolved);
      const { fallback } = water.outcomes.at(-1) ?? { fallback: null };
      expect(fallback?.kind === 'LIMITS').toBe(false);
      const statements = hub.statements.filter(({ text }) => text.includes(APART_SQL)).length;
      if (fallback === null) most = Math.max(most, statements);
    }
    expect(most).toBeGreaterThan(0);
  },
);

/** What a statement writes in place of a text of another. */
const APART_SQL = 'chr(4)';

test('districts and indicators are rows of declared tables', async () => {
  const one = named('reference');
  const list = (type: string, keys: ReadonlyArray<string>) =>
    keys.map((code) => ({ __typename: type, code }));
  const columns = 'code nameZh nameEn source';
  const all = [
    {
      query: `{ districts { ${columns} level areaKm2 parentCode } district(code: "440703") { ${columns} } none: district(code: "") { code } }`,
    },
    {
      query: `query($r: [_Any!]!) { _entities(representations: $r) { ... on Indicator { ${columns} symbol unit decimals aggregation plausibleMin plausibleMax } } }`,
      variables: { r: list('Indicator', ['a34004', 'no such', 'w01001', 'a34004']) },
    },
    {
      query: `query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on District { ${columns} } } }`,
      variables: { r: list('District', ['440705', '440000']) },
    },
  ];
  for (const asked of all) {
    const { resolved, pushed } = await one.both(asked, everything());
    expect(pushed).toEqual(resolved);
    expect(pushed.data).not.toBeNull();
    expect(one.outcomes.at(-1)?.fallback).toBeNull();
  }
});

test('says why an operation would be left to the resolvers', () => {
  const { whyNot } = named('water').pushDown;
  const reason = (query: string) => whyNot({ query })?.message ?? null;
  expect(reason('{ waterStations { nodes { id } } }')).toBeNull();
  expect(reason('{ waterStations { nodes { assessment { class } } } }')).toBeNull();
  expect(reason('{ __schema { queryType { name } } }')).toBe('FIELD Query.__schema');
  expect(reason('{ nothing }')).toBe('OPERATION invalid');
});

test('says beside an answer of the resolvers why they were asked, and nothing beside its own', async () => {
  const { pushDown, contextOf } = named('water');
  const fallbackOf = async (query: string) =>
    (await pushDown.execute({ query }, contextOf(everything()))).extensions;
  expect(await fallbackOf('{ waterStations { nodes { id } } }')).toBeUndefined();
  expect(await fallbackOf('{ __schema { queryType { name } } }')).toEqual({
    fallback: { kind: 'FIELD', about: 'Query.__schema' },
  });
});

function named(name: string): ComparedDepartment {
  const found = compared.find((one) => one.name === name);
  if (!found) throw new TypeError(`No department "${name}" is compared.`);
  return found;
}

function everything(): AccessDecisions {
  const [first] = callers;
  if (!first) throw new TypeError('There are callers.');
  return first;
}
