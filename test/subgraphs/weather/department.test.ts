import { latLngToCell } from 'h3-js';
import { department } from '../../../subgraphs/weather/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;

beforeAll(async () => {
  hub = await departmentHub([department]);
  await hub.simulate('weather', TEST_NOW, 2);
});

afterAll(() => hub.close());

const PLACES = `query ($places: [_Any!]!) { _entities(representations: $places) { ... on Place {
  weather { rainfall { value station { id } } temperature { value distanceKm } humidity { value station { id } } windSpeed { value } windGust { value } windDirection { value } pressure { value } }
  rainfall(from: "2026-11-22T00:00:00Z", to: "2026-11-23T00:00:00Z") { total coverage amounts sources { days station { id } } }
} } }`;

function placesIn(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    __typename: 'Place',
    cell: latLngToCell(22.3 + (n % 10) * 0.04, 112.6 + Math.floor(n / 10) * 0.06, 7),
  }));
}

async function statementsOf(query: string, variables: Readonly<Record<string, unknown>>) {
  hub.statements.length = 0;
  const { data, errors } = await hub.ask('weather', query, variables);
  expect(errors).toBeUndefined();
  return { data, statements: hub.statements.length };
}

test('answers 50 places with as many statements as one', async () => {
  const one = await statementsOf(PLACES, { places: placesIn(1) });
  const fifty = await statementsOf(PLACES, { places: placesIn(50) });

  expect(one.statements).toBe(4);
  expect(fifty.statements).toBe(4);
  const { _entities: places } = fifty.data as { _entities: ReadonlyArray<Record<string, unknown>> };
  expect(places).toHaveLength(50);
  expect(places.filter(({ weather }) => weather === null)).toEqual([]);
});

test('answers seven districts with as many statements as one', async () => {
  const query = `query ($districts: [_Any!]!) { _entities(representations: $districts) { ... on District {
    weatherWarnings { id } forecast(days: 3) { day } rainfall(from: "2026-11-22T00:00:00Z", to: "2026-11-23T00:00:00Z") { meanTotal stations wettest { id } }
    weatherStations { totalCount nodes { airTemperature { value } rainfall { value } } } } } }`;
  const districts = ['440703', '440704', '440705', '440781', '440783', '440784', '440785'].map(
    (code) => ({ __typename: 'District', code }),
  );

  const one = await statementsOf(query, { districts: districts.slice(0, 1) });
  const seven = await statementsOf(query, { districts });

  expect(seven.statements).toBe(one.statements);
  const { _entities: answers } = seven.data as { _entities: ReadonlyArray<DistrictAnswer> };
  expect(answers.map(({ forecast }) => forecast.map(({ day }) => day))).toEqual(
    districts.map(() => ['2026-11-23', '2026-11-24', '2026-11-25']),
  );
  expect(answers.reduce((sum, { weatherStations }) => sum + weatherStations.totalCount, 0)).toBe(
    27,
  );
});

interface DistrictAnswer {
  readonly forecast: ReadonlyArray<{ readonly day: string }>;
  readonly weatherStations: { readonly totalCount: number };
}

test('takes each element from the nearest station that has it', async () => {
  const { data } = await hub.ask(
    'weather',
    `{ weatherStation(id: "weather-regional-002") { place { cell } latest { indicator { code } } } }`,
  );
  const { weatherStation } = data as {
    weatherStation: { place: { cell: string }; latest: ReadonlyArray<unknown> };
  };

  const answer = await hub.ask('weather', PLACES, {
    places: [{ __typename: 'Place', cell: weatherStation.place.cell }],
  });

  const [place] = (answer.data as { _entities: ReadonlyArray<PlaceAnswer> })._entities;
  expect(weatherStation.latest).toHaveLength(4);
  expect(place?.weather.rainfall.station.id).toBe('weather-regional-002');
  expect(place?.weather.humidity.station.id).not.toBe('weather-regional-002');
});

interface PlaceAnswer {
  readonly weather: {
    readonly rainfall: { readonly station: { readonly id: string } };
    readonly humidity: { readonly station: { readonly id: string } };
  };
}

test('shows the composition of the air in its own field alone', async () => {
  const { data } = await hub.ask(
    'weather',
    '{ compositionStations { nodes { latest { indicator { code } } composition { latest(indicators: ["pm25", "visibility"]) { indicator { code } provenance } } } } }',
  );

  const node = {
    latest: [{ indicator: { code: 'met.visibility' } }],
    composition: { latest: [{ indicator: { code: 'a34004' }, provenance: 'SYNTHETIC' }] },
  };
  expect(data).toEqual({ compositionStations: { nodes: [node, node] } });
});

test('says nothing of the weather where no station is within 50 km', async () => {
  const { data } = await hub.ask('weather', PLACES, {
    places: [{ __typename: 'Place', cell: latLngToCell(39.9, 116.4, 7) }],
  });

  expect(data).toEqual({
    _entities: [
      { weather: null, rainfall: { total: null, coverage: 0, amounts: [null, null], sources: [] } },
    ],
  });
});

test('pages through all warnings without losing or repeating one', async () => {
  const query = `query ($after: String) { weatherWarnings(first: 17, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
  const seen: string[] = [];
  let after: string | null = null;
  let total = 0;
  do {
    const { data } = await hub.ask('weather', query, { after });
    const { weatherWarnings: page } = data as { weatherWarnings: WarningPage };
    seen.push(...page.nodes.map(({ id }) => id));
    total = page.totalCount;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);

  expect(seen).toHaveLength(total);
  expect(new Set(seen).size).toBe(total);
  expect(total).toBeGreaterThan(17);
});

interface WarningPage {
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<{ readonly id: string }>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

test('finds in a district what the list says was in force there', async () => {
  const list = await hub.ask(
    'weather',
    '{ weatherWarnings(signal: TYPHOON, first: 1) { nodes { id issuedAt districts { code } } } }',
  );
  const [warning] = (list.data as { weatherWarnings: { nodes: ReadonlyArray<Warning> } })
    .weatherWarnings.nodes;

  const { data } = await hub.ask(
    'weather',
    'query ($districts: [_Any!]!, $at: DateTime) { _entities(representations: $districts) { ... on District { weatherWarnings(at: $at) { id } } } }',
    {
      districts: [{ __typename: 'District', code: warning?.districts[0]?.code }],
      at: warning?.issuedAt,
    },
  );

  expect(JSON.stringify(data)).toContain(`{"id":"${warning?.id ?? ''}"}`);
});

interface Warning {
  readonly id: string;
  readonly issuedAt: string;
  readonly districts: ReadonlyArray<{ readonly code: string }>;
}

test('refuses a rainfall period of more than 366 days', async () => {
  const { errors } = await hub.ask(
    'weather',
    '{ _entities(representations: [{ __typename: "District", code: "440703" }]) { ... on District { rainfall(from: "2025-01-01T00:00:00Z", to: "2026-11-01T00:00:00Z") { meanTotal } } } }',
  );

  expect(errors?.map(({ message }) => message)).toEqual([
    'rainfall answers at most 366 days, but got: 2025-01-01T00:00:00.000Z to 2026-11-01T00:00:00.000Z.',
  ]);
});

test('sums the rain of a place from 20:00 to 20:00 Beijing time', async () => {
  const { data } = await hub.ask(
    'weather',
    `{ _entities(representations: [{ __typename: "District", code: "440703" }]) { ... on District {
      rainfall(from: "2026-11-21T12:00:00Z", to: "2026-11-23T10:00:00Z") { days } } } }`,
  );

  expect(data).toEqual({ _entities: [{ rainfall: { days: ['2026-11-22', '2026-11-23'] } }] });
});

test('divides the rain of a calendar day by weather days, or counts it as the one day that it is', async () => {
  const day = 'from: "2026-11-21T16:00:00Z", to: "2026-11-22T16:00:00Z"';
  const { data, errors } = await hub.ask(
    'weather',
    `{ _entities(representations: [{ __typename: "District", code: "440703" }]) { ... on District {
      network: rainfall(${day}) { dayKind days }
      calendar: rainfall(${day}, days: CALENDAR) { dayKind days maximumTotal maxima wettest { series(indicator: "rain", ${day}, step: HOUR) { values } } }
    } } }`,
  );
  expect(errors).toBeUndefined();
  const [district] = (data as unknown as CalendarRain)._entities;
  expect(district.network).toEqual({
    dayKind: 'METEOROLOGICAL',
    days: ['2026-11-22', '2026-11-23'],
  });
  const { maximumTotal, maxima, wettest, ...kind } = district.calendar;
  expect(kind).toEqual({ dayKind: 'CALENDAR', days: ['2026-11-22'] });
  const sum = wettest.series[0].values.reduce((total, value) => total + value, 0);
  expect([maximumTotal, maxima]).toEqual([Number(sum.toFixed(1)), [Number(sum.toFixed(1))]]);
});

interface CalendarRain {
  readonly _entities: readonly [
    {
      readonly network: object;
      readonly calendar: {
        readonly maximumTotal: number;
        readonly maxima: ReadonlyArray<number>;
        readonly wettest: { readonly series: readonly [{ readonly values: readonly number[] }] };
      };
    },
  ];
}
