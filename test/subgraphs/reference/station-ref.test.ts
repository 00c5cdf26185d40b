import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { join } from 'node:path';
import { Authority, Provenance } from '../../../shared/monitoring/vocabulary';
import { prepareDepartment } from '../../../shared/monitoring/department';
import { announceStations } from '../../../shared/monitoring/ingest/announce-stations';
import { saveStations } from '../../../shared/monitoring/ingest/save-stations';
import { fullPrecision } from '../../../shared/monitoring/stations/disclosed-position';
import { department as reference } from '../../../subgraphs/reference/department';
import { department as water } from '../../../subgraphs/water/department';
import { migrateDepartment } from '../../../shared/data/migrate';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';

const OWNER = { department: 'water', precisionOf: fullPrecision };
const MIGRATIONS = join(__dirname, '..', '..', '..', 'migrations');

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([reference, water]);
  await migrateDepartment('ocean', { url: hub.url, folder: join(__dirname, 'no-migrations') });
  await hub.database.asOwner('water', (transaction) =>
    saveStations(transaction, OWNER, [
      station('river-station-a', '甲水文站', '440703'),
      station('river-station-b', '乙水文站', '440705'),
      { ...station('well-c', '丙井', '440705'), kind: 'GROUNDWATER_WELL', authority: 'PROVINCIAL' },
    ]),
  );
  await announceStations(hub.database, 'water');
});
afterAll(() => hub.close());

function station(id: string, nameZh: string, districtCode: string) {
  return {
    id,
    kind: 'RIVER_STATION',
    nameZh,
    nameEn: `Station ${id}`,
    region: '江门',
    districtCode,
    latitude: 22.5,
    longitude: 113.0,
    authority: Authority.MUNICIPAL,
    provenance: Provenance.SYNTHETIC,
    source: 'test',
  };
}

async function data(query: string): Promise<Record<string, unknown>> {
  const { data: answer, errors } = await hub.ask('reference', query);
  expect(errors).toBeUndefined();
  return answer as Record<string, unknown>;
}

describe('the register of stations', () => {
  test('holds what departments announced, with department, district and place resolved', async () => {
    expect(
      await data(`{ stationRefs(first: 1) { totalCount nodes { id stationId kind nameZh nameEn authority region provenance
        department { nameZh } district { nameZh } place { cell center { latitude } } } } }`),
    ).toEqual({
      stationRefs: {
        totalCount: 3,
        nodes: [
          {
            id: 'water/river-station-a',
            stationId: 'river-station-a',
            kind: 'RIVER_STATION',
            nameZh: '甲水文站',
            nameEn: 'Station river-station-a',
            authority: 'MUNICIPAL',
            region: '江门',
            provenance: 'SYNTHETIC',
            department: { nameZh: '市水务局' },
            district: { nameZh: '蓬江区' },
            place: { cell: '87411d064ffffff', center: { latitude: expect.any(Number) as number } },
          },
        ],
      },
    });
  });

  test('is paged without a gap, in a constant number of statements', async () => {
    const page = async (first: number, after: string | null) => {
      hub.statements.length = 0;
      const { data: answer } = await hub.ask(
        'reference',
        `query ($first: Int!, $after: String) { stationRefs(first: $first, after: $after) {
          totalCount nodes { id department { nameZh } district { nameZh } } pageInfo { endCursor hasNextPage } } }`,
        { first, after },
      );
      const { stationRefs } = answer as {
        stationRefs: {
          nodes: { id: string }[];
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      };
      return { ...stationRefs, statements: hub.statements.length };
    };
    const whole = await page(3, null);
    const start = await page(1, null);
    const rest = await page(2, start.pageInfo.endCursor);
    expect([...start.nodes, ...rest.nodes]).toEqual(whole.nodes);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(whole.statements).toBe(start.statements);
    expect(whole.statements).toBe(4);
  });

  test.each([
    ['{ department: "water", kind: "GROUNDWATER_WELL" }', ['water/well-c']],
    ['{ district: "440705", authority: MUNICIPAL }', ['water/river-station-b']],
    ['{ nameContains: "STATION-A" }', ['water/river-station-a']],
    ['{ nameContains: "丙" }', ['water/well-c']],
    ['{ provenance: MEASURED }', []],
    ['{ region: "广州" }', []],
    ['{ department: "ocean" }', []],
  ])('narrowed by %s holds %j', async (filter, ids) => {
    expect(await data(`{ stationRefs(filter: ${filter}) { totalCount nodes { id } } }`)).toEqual({
      stationRefs: { totalCount: ids.length, nodes: ids.map((id) => ({ id })) },
    });
  });

  test('is counted by department and kind', async () => {
    expect(
      await data(
        '{ stationCounts(filter: { district: "440705" }) { department { id } kind count } }',
      ),
    ).toEqual({
      stationCounts: [
        { department: { id: 'water' }, kind: 'GROUNDWATER_WELL', count: 1 },
        { department: { id: 'water' }, kind: 'RIVER_STATION', count: 1 },
      ],
    });
  });

  test('refuses a cursor of another list', async () => {
    const cursor = Buffer.from('v1:river-station-a').toString('base64url');
    const { errors } = await hub.ask(
      'reference',
      `{ stationRefs(after: "${cursor}") { totalCount } }`,
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('CURSOR_INVALID');
  });
});

describe('a department', () => {
  const row = (department: string, id: string) =>
    `insert into reference.station_ref values ('${department}', '${id}', 'X', '名', null, 'MUNICIPAL', '江门', null, null, 'SYNTHETIC')`;
  const as = (department: string, sql: string) =>
    hub.database.asOwner(department, (transaction) => transaction.query(sql));

  test('cannot announce a station for another', async () => {
    await expect(as('water', row('ocean', 'forged'))).rejects.toThrow(/row-level security/);
    await expect(as('ocean', row('ocean', 'sea-station-1'))).resolves.toEqual([]);
  });

  test('can neither see, change, take over nor delete what another announced', async () => {
    expect(
      await as('ocean', "select 1 from reference.station_ref where department = 'water'"),
    ).toEqual([]);
    expect(
      await as(
        'ocean',
        `update reference.station_ref set name_zh = '改' where department = 'water' returning 1`,
      ),
    ).toEqual([]);
    await expect(
      as(
        'water',
        `update reference.station_ref set department = 'ocean' where station_id = 'well-c'`,
      ),
    ).rejects.toThrow(/row-level security/);
    expect(
      await as('ocean', `delete from reference.station_ref where department = 'water' returning 1`),
    ).toEqual([]);
  });

  test('cannot write the plan', async () => {
    await expect(as('water', `update reference.duty set department_id = 'ocean'`)).rejects.toThrow(
      /permission denied/,
    );
  });

  test('that only reads cannot announce', async () => {
    await expect(
      hub.database.reader('water', EVERY_ROW).query(row('water', 'by-reader')),
    ).rejects.toThrow(/permission denied|read-only/);
  });
});

describe('stations that were there before the register', () => {
  let late: DepartmentHub;
  beforeAll(async () => {
    late = await departmentHub([water]);
  });
  afterAll(() => late.close());

  test('are announced when their department is prepared again, once and for all', async () => {
    const save = () =>
      late.database.asOwner('water', (transaction) =>
        saveStations(transaction, OWNER, [station('river-station-a', '甲水文站', '440703')]),
      );
    const announced = () =>
      late.database
        .reader('reference', EVERY_ROW)
        .query('select station_id, name_zh, xmin::text as version from reference.station_ref');
    await save();
    // The schema of `reference` alone: closed to others until its migrations have run.
    await migrateDepartment('reference', {
      url: late.url,
      folder: join(__dirname, 'no-migrations'),
    });
    await announceStations(late.database, 'water');
    await migrateDepartment('reference', { url: late.url, folder: MIGRATIONS });
    await prepareDepartment(late.database, reference);
    expect(await announced()).toEqual([]);
    await prepareDepartment(late.database, water);
    const first = await announced();
    expect(first).toMatchObject([{ station_id: 'river-station-a', name_zh: '甲水文站' }]);
    await prepareDepartment(late.database, water);
    expect(await announced()).toEqual(first);
  });
});
