import { cellToLatLng, cellToParent, getResolution, gridDisk, latLngToCell } from 'h3-js';
import { prepareDepartment } from '../../shared/monitoring/department';
import { announceStations } from '../../shared/monitoring/ingest/announce-stations';
import { saveStations } from '../../shared/monitoring/ingest/save-stations';
import type { AccessDecisions } from '../../shared/sharing/access-decisions';
import { EVERY_ROW } from '../../shared/data/row-bounds';
import { department as reference } from '../../subgraphs/reference/department';
import { department as environment } from '../../subgraphs/environment/department';
import { departments } from '../../subgraphs/registry';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../setup/department-hub';
import { grantedState, handlerOf, openState, PARTNER, accessOf } from '../setup/sharing';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub(await departments(), 4);
});
afterAll(() => hub.close());

interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

/** What is attacked: a list around a place, and where its rows truly lie. */
interface Target {
  readonly department: string;
  readonly field: string;
  readonly table: string;
  readonly where: string;
  /** Finest resolution that is disclosed to a stranger. */
  readonly told: number;
}

const TARGETS: ReadonlyArray<Target> = [
  {
    department: 'environment',
    field: 'drinkingWaterSources',
    table: 'environment.station',
    where: "kind = 'DRINKING_WATER_SOURCE'",
    told: 5,
  },
  {
    department: 'environment',
    field: 'soilPoints',
    table: 'environment.station',
    where: "id = 'soil-point-n-001'",
    told: 5,
  },
  {
    department: 'environment',
    field: 'airStations',
    table: 'environment.station',
    where: "kind = 'AIR_CITY'",
    told: 7,
  },
  {
    department: 'transport',
    field: 'hazardousStores',
    table: 'transport.hazardous_store',
    where: 'true',
    told: 7,
  },
  {
    department: 'forestry',
    field: 'protectedAreas',
    table: 'forestry.protected_area',
    where: 'cell is not null',
    told: 7,
  },
];

describe.each(TARGETS)('anyone who looks for $field of $department by circles', (target) => {
  test('S4R40 MUST find nothing but the middle of the cell disclosed to him, from wherever he looks', async () => {
    const stranger = await strangersAccess();
    for (const victim of (await rowsOf(target)).slice(0, 3)) {
      const told = centreOf(cellToParent(cellOf(victim), target.told));
      for (const from of watchtowers(victim)) {
        const found = await bisected(target, { from, id: victim.id, access: stranger });
        const truly = distanceKm(centreOf(from), told);
        // Circles are 2 to 200 km; within the smallest nothing is disclosed.
        expect(found).toBeCloseTo(Math.max(2, truly), CLOSE);
      }
    }
  });

  test('S4R41 MUST list the nearest first by those centres, and equally near ones by their names', async () => {
    const stranger = await strangersAccess();
    const rows = await rowsOf(target);
    const [victim] = rows;
    if (!victim) throw new TypeError('There is nothing to look for.');
    for (const from of watchtowers(victim)) {
      const ids = await around(target, { from, withinKm: 200, access: stranger });
      const km = new Map(
        rows.map((row) => [
          row.id,
          distanceKm(centreOf(from), centreOf(cellToParent(cellOf(row), target.told))),
        ]),
      );
      const own = ids.filter((id) => km.has(id));
      const expected = [...own].sort(
        (a, b) => rounded((km.get(a) ?? 0) - (km.get(b) ?? 0)) || (a < b ? -1 : 1),
      );
      expect(own).toEqual(expected);
    }
  });
});

describe('the place of a station', () => {
  test('S4R42 MUST be disclosed to others in the cell of its kind, and to the owner in one of resolution 7', async () => {
    const stranger = await strangersAccess();
    const owner = accessOf({
      caller: handlerOf('environment'),
      state: await openState(),
      now: new Date(TEST_NOW),
    });
    const query = `{ drinkingWaterSources { nodes { place { cell } } } soilPoints(first: 5) { nodes { place { cell } } }
      airStations(first: 5) { nodes { place { cell } } } }`;
    expect(resolutionsIn(await asked('environment', query, stranger))).toEqual([[5], [5], [7]]);
    expect(resolutionsIn(await asked('environment', query, owner))).toEqual([[7], [7], [7]]);
  });

  test('S4R43 MUST stand in the register of all stations as it is disclosed to others', async () => {
    const cells = await hub.database
      .reader('reference', EVERY_ROW)
      .query<{ kind: string; cell: string }>(
        `select distinct on (kind) kind, cell from reference.station_ref
         where department = 'environment' and kind in ('AIR_CITY', 'DRINKING_WATER_SOURCE', 'SOIL_POINT') order by kind`,
      );
    expect(cells.map(({ kind, cell }) => [kind, getResolution(cell)])).toEqual([
      ['AIR_CITY', 7],
      ['DRINKING_WATER_SOURCE', 5],
      ['SOIL_POINT', 5],
    ]);
  });

  test('S4R44 MUST be disclosed no finer than the dataset says, and distances rest on that', async () => {
    const state = await grantedState({ precision: 4 });
    const access = accessOf({ caller: PARTNER, state, now: new Date(TEST_NOW) });
    const target = { ...airTarget(), told: 4 };
    const [victim] = await rowsOf(target);
    if (!victim) throw new TypeError('There is no air station.');
    const query = '{ airStations(first: 5) { nodes { place { cell } } } }';
    expect(resolutionsIn(await asked('environment', query, access))).toEqual([[4]]);
    const told = centreOf(cellToParent(cellOf(victim), 4));
    for (const from of watchtowers(victim)) {
      const found = await bisected(target, { from, id: victim.id, access });
      expect(found).toBeCloseTo(Math.max(2, distanceKm(centreOf(from), told)), CLOSE);
    }
  });

  test('S4R45 MUST be disclosed more coarsely as soon as its department declares it', async () => {
    const fresh = await departmentHub([reference, environment]);
    try {
      const point = { latitude: 22.55, longitude: 113.05 };
      await fresh.database.asOwner('environment', (transaction) =>
        saveStations(transaction, { department: 'environment', precisionOf: () => 7 }, [
          {
            ...point,
            id: 'radiation-x',
            kind: 'RADIATION_GAMMA_AIR',
            nameZh: '甲',
            region: '江门',
            authority: 'PROVINCIAL',
            provenance: 'SYNTHETIC',
            source: 'test',
          },
        ]),
      );
      await announceStations(fresh.database, 'environment');
      const told = async () =>
        fresh.database
          .reader('reference', EVERY_ROW)
          .query(`select cell from reference.station_ref where station_id = 'radiation-x'`);
      expect(await told()).toEqual([{ cell: cellOf(point) }]);
      await prepareDepartment(fresh.database, { ...environment, precisionOf: () => 6 });
      expect(await told()).toEqual([{ cell: cellToParent(cellOf(point), 6) }]);
    } finally {
      await fresh.close();
    }
  });

  test('S4R46 MUST NOT show in how far away a place says its weather was read', async () => {
    const [victim] = await rowsOf({
      ...airTarget(),
      table: 'weather.station',
      where: "kind = 'NATIONAL_SURFACE'",
    });
    if (!victim) throw new TypeError('There is no weather station.');
    const from = cellOf({ latitude: victim.latitude + 0.001, longitude: victim.longitude });
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Place {
      weather { pressure { distanceKm station { id } } } } } }`;
    const answer = await asked('weather', query, await strangersAccess(), { of: [place(from)] });
    expect(answer).toEqual({
      _entities: [
        {
          weather: {
            pressure: {
              station: { id: victim.id },
              distanceKm:
                Math.round(10 * distanceKm(centreOf(from), centreOf(cellOf(victim)))) / 10,
            },
          },
        },
      ],
    });
  });

  test('S4R47 MUST lie elsewhere than its disclosed cell says, or this suite would prove nothing', async () => {
    for (const target of TARGETS) {
      const far = (await rowsOf(target)).filter((row) => {
        const told = centreOf(cellToParent(cellOf(row), target.told));
        return distanceKm(row, told) > 0.05;
      });
      expect(far.length).toBeGreaterThan(0);
    }
  });
});

function airTarget(): Target {
  const found = TARGETS.find(({ field }) => field === 'airStations');
  if (!found) throw new TypeError('There is no such target.');
  return found;
}

/** Somebody of another department, to whom the data are released or were granted. */
async function strangersAccess(): Promise<AccessDecisions> {
  const state = await grantedState({});
  return accessOf({ caller: PARTNER, state, now: new Date(TEST_NOW) });
}

async function rowsOf({ table, where }: Target): Promise<(Spot & { readonly id: string })[]> {
  return hub.database
    .reader(table.split('.')[0] ?? '', EVERY_ROW)
    .query(
      `select id, latitude_deg as latitude, longitude_deg as longitude from ${table} where ${where} order by id`,
    );
}

/** Cells near and far, from which circles are drawn. */
function watchtowers(victim: Spot): ReadonlyArray<string> {
  const near = gridDisk(cellOf(victim), 4).filter((_cell, n) => n % 13 === 5);
  const far = [
    { latitude: 22.2, longitude: 112.6 },
    { latitude: 22.9, longitude: 113.3 },
  ].map(cellOf);
  return [...near, ...far];
}

interface Look {
  readonly from: string;
  readonly id: string;
  readonly access: AccessDecisions;
}

/** The smallest radius around a cell's centre within which a position is disclosed, km. */
async function bisected(target: Target, { from, id, access }: Look): Promise<number> {
  let [low, high] = [2, 200];
  const isWithin = async (withinKm: number) =>
    (await around(target, { from, withinKm, access })).includes(id);
  if (await isWithin(low)) return low;
  while (high - low > 0.0005) {
    const middle = (low + high) / 2;
    if (await isWithin(middle)) high = middle;
    else low = middle;
  }
  return high;
}

async function around(
  { department, field }: Target,
  { from, withinKm, access }: Omit<Look, 'id'> & { readonly withinKm: number },
): Promise<string[]> {
  const query = `query ($of: [_Any!]!, $withinKm: Float!) { _entities(representations: $of) { ... on Place {
    ${field}(withinKm: $withinKm, first: 500) { id } } } }`;
  const answer = await asked(department, query, access, { of: [place(from)], withinKm });
  const [found] = answer['_entities'] as [Record<string, { id: string }[]>];
  return (found[field] ?? []).map(({ id }) => id);
}

async function asked(
  department: string,
  query: string,
  access: AccessDecisions,
  variables = {},
): Promise<Record<string, unknown>> {
  const { data, errors } = await hub.ask(department, query, variables, access);
  expect(errors).toBeUndefined();
  return data as Record<string, unknown>;
}

function resolutionsIn(answer: Record<string, unknown>): number[][] {
  return Object.values(answer).map((list) => {
    const { nodes } = list as { nodes: { place: { cell: string } }[] };
    return [...new Set(nodes.map(({ place: { cell } }) => getResolution(cell)))];
  });
}

function place(cell: string) {
  return { __typename: 'Place', cell };
}

function cellOf({ latitude, longitude }: Spot): string {
  return latLngToCell(latitude, longitude, 7);
}

function centreOf(cell: string): Spot {
  const [latitude, longitude] = cellToLatLng(cell);
  return { latitude, longitude };
}

function distanceKm(a: Spot, b: Spot): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (x: number, y: number) => Math.sin(radians(x - y) / 2) ** 2;
  const cosines = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  const chord = half(a.latitude, b.latitude) + cosines * half(a.longitude, b.longitude);
  return 12742.0176 * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/** Within 5 m: the bisection ends at half a metre. */
const CLOSE = 2;

/** To a millimetre: as far as two ways of computing a distance agree. */
function rounded(km: number): number {
  return Math.round(km * 1e6) / 1e6;
}
