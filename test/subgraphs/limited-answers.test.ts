import { getResolution } from 'h3-js';
import { departments } from '../../subgraphs/registry';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../setup/department-hub';
import { grantedState, PARTNER, accessOf, type GrantedLimits } from '../setup/sharing';

const HOUR_MS = 3_600_000;
const NOW = Date.parse(TEST_NOW);
/** Three days and a half before now: many forecasts and values are newer. */
const BEFORE = new Date(NOW - 84 * HOUR_MS).toISOString();
const DISTRICT = '__typename: "District", code: "440705"';
const PLACE = '__typename: "Place", cell: "87411d14cffffff"';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub(await departments(), 4);
});
afterAll(() => hub.close());

describe('what is newest of what is shown', () => {
  test('S4R76 MUST be the weather of a place as it was when the caller’s period ended', async () => {
    const field = 'weather { temperature { at value } rainfall { at } windSpeed { at } }';
    const found = await answer<Weather>('weather', on(PLACE, field), { before: BEFORE });
    for (const element of [found.weather.temperature, found.weather.windSpeed]) {
      expect(Date.parse(element.at)).toBeLessThanOrEqual(Date.parse(BEFORE));
      expect(Date.parse(element.at)).toBeGreaterThan(Date.parse(BEFORE) - 2 * HOUR_MS);
    }
    // An hour of rain has ended by then.
    const hour = Date.parse(found.weather.rainfall.at) + HOUR_MS;
    expect(hour).toBeLessThanOrEqual(Date.parse(BEFORE));
    expect(hour).toBeGreaterThan(Date.parse(BEFORE) - 2 * HOUR_MS);
  });

  test('S4R77 MUST be the forecast that was the newest then, from that day on', async () => {
    const field = 'forecast { issuedAt day }';
    const found = await answer<Forecasts>('weather', on(DISTRICT, field), { before: BEFORE });
    const asked = `forecast(at: "${BEFORE}") { issuedAt day }`;
    expect(found.forecast.length).toBeGreaterThan(0);
    expect(found).toEqual(await answer('weather', on(DISTRICT, asked), {}));
    expect(Date.parse(found.forecast[0]?.issuedAt ?? '')).toBeLessThanOrEqual(Date.parse(BEFORE));
  });

  test('S4R78 MUST be the air of a district and of a station as it was then', async () => {
    const field = 'airQuality { at }';
    const found = await answer<Air>('environment', on(DISTRICT, field), { before: BEFORE });
    const end = Date.parse(found.airQuality.at) + HOUR_MS;
    expect(end).toBeLessThanOrEqual(Date.parse(BEFORE));
    expect(end).toBeGreaterThan(Date.parse(BEFORE) - 6 * HOUR_MS);
  });
});

describe('a warning for several districts', () => {
  test('S4R79 MUST name those alone that the caller may see, and be found by those alone', async () => {
    const [seen, hidden] = ['440703', '440705'];
    await hub.database.asOwner('weather', (transaction) =>
      transaction.query(
        `insert into weather.warning (id, signal, colour, issued_at, district_codes, text_zh, text_en, provenance)
         values ('of-two', 'HEAT', 'RED', $1, $2, '', '', 'SYNTHETIC')`,
        [BEFORE, [hidden, seen]],
      ),
    );
    const limits = { districts: [seen] };
    const one = 'weatherWarning(id: "of-two") { districts { code } }';
    expect(await answer('weather', one, limits)).toEqual({
      weatherWarning: { districts: [{ code: seen }] },
    });
    const listed = (district: string) =>
      answer('weather', `weatherWarnings(district: "${district}") { totalCount }`, limits);
    expect(await listed(hidden)).toEqual({ weatherWarnings: { totalCount: 0 } });
    expect(await listed(seen)).not.toEqual({ weatherWarnings: { totalCount: 0 } });
    const inForce = (code: string) =>
      answer(
        'weather',
        on(`__typename: "District", code: "${code}"`, 'weatherWarnings { id }'),
        limits,
      );
    expect(await inForce(hidden)).toEqual({ weatherWarnings: [] });
  });
});

describe('a position that is disclosed in a dataset of its own', () => {
  test('S4R80 MUST disclose an intake at the precision of that dataset', async () => {
    const query =
      'drinkingWaterSource(id: "drinking-water-source-01") { intake { latitude longitude place { cell } } }';
    const exact = await answer<Intake>('environment', query, {});
    expect(exact.drinkingWaterSource.intake.latitude).toEqual(expect.any(Number));
    expect(getResolution(exact.drinkingWaterSource.intake.place.cell)).toBe(7);
    const coarse = await answer<Intake>('environment', query, { precision: 5 });
    expect(coarse.drinkingWaterSource.intake).toMatchObject({ latitude: null, longitude: null });
    expect(getResolution(coarse.drinkingWaterSource.intake.place.cell)).toBe(5);
  });

  test('S4R81 MUST disclose a protected species at the precision of that dataset', async () => {
    const query = 'protectedSpeciesRecords(first: 100) { nodes { place { cell } } }';
    const resolutions = async (precision: number) => {
      const found = await answer<Sightings>('forestry', query, { precision });
      const { nodes } = found.protectedSpeciesRecords;
      return [...new Set(nodes.flatMap(({ place }) => (place ? getResolution(place.cell) : [])))];
    };
    expect(await resolutions(7)).toEqual([7]);
    expect(await resolutions(4)).toEqual([4]);
  });
});

interface At {
  readonly at: string;
}
interface Weather {
  readonly weather: { readonly temperature: At; readonly rainfall: At; readonly windSpeed: At };
}
interface Forecasts {
  readonly forecast: ReadonlyArray<{ readonly issuedAt: string }>;
}
interface Air {
  readonly airQuality: At;
}
interface Cell {
  readonly place: { readonly cell: string };
}
interface Intake {
  readonly drinkingWaterSource: { readonly intake: Cell & { readonly latitude: number | null } };
}
interface Sightings {
  readonly protectedSpeciesRecords: { readonly nodes: ReadonlyArray<Partial<Cell>> };
}

function on(reference: string, field: string): string {
  const type = /"(\w+)"/.exec(reference)?.[1] ?? '';
  return `_entities(representations: [{ ${reference} }]) { ... on ${type} { ${field} } }`;
}

async function answer<T>(department: string, query: string, limits: GrantedLimits): Promise<T> {
  const state = await grantedState(limits);
  const access = accessOf({ caller: PARTNER, state, now: new Date(TEST_NOW) });
  const { data, errors } = await hub.ask(department, `{ ${query} }`, {}, access);
  expect(errors).toBeUndefined();
  const { _entities: entities } = data as { _entities?: readonly [unknown] };
  return (entities ? entities[0] : data) as T;
}
