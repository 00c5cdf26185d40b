import { prepareDepartment } from '../../../shared/monitoring/department';
import { announceKinds } from '../../../shared/monitoring/ingest/announce-kinds';
import { department as reference } from '../../../subgraphs/reference/department';
import { department as water } from '../../../subgraphs/water/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([reference, water]);
  await prepareDepartment(hub.database, water);
});
afterAll(() => hub.close());

async function data(query: string): Promise<Record<string, ReadonlyArray<unknown>>> {
  const { data: answer, errors } = await hub.ask('reference', query);
  expect(errors).toBeUndefined();
  return answer as Record<string, ReadonlyArray<unknown>>;
}

describe('what departments announce to reference', () => {
  test('says of each kind of station what it is called, when it is silent and how it is asked', async () => {
    const { stationKinds } =
      await data(`{ stationKinds { department { id nameZh } kind nameZh nameEn
      expectsEveryHours stationType oneField listField overview } }`);
    expect(stationKinds).toHaveLength(water.stationKinds?.length ?? 0);
    expect(stationKinds?.[0]).toEqual({
      department: { id: 'water', nameZh: '市水务局' },
      kind: 'RIVER_STATION',
      nameZh: '河道水文站',
      nameEn: 'River station',
      expectsEveryHours: 6,
      stationType: 'WaterStation',
      oneField: 'waterStation',
      listField: 'waterStations',
      overview: null,
    });
  });

  test('holds the newest delivery by each feed, from a start or from the import itself', async () => {
    expect(await data('{ deliveries { feed } }')).toEqual({ deliveries: [] });
    await hub.simulate('water', TEST_NOW, 2);
    const asked =
      '{ deliveries(first: 9) { department { id } feed read stored rejected provenance at } }';
    const { deliveries } = await data(asked);
    expect(deliveries).toHaveLength(2);
    expect(deliveries).toContainEqual({
      department: { id: 'water' },
      feed: 'simulation/reports',
      read: expect.any(Number) as number,
      stored: expect.any(Number) as number,
      rejected: 0,
      provenance: 'SYNTHETIC',
      at: expect.stringMatching(/Z$/) as string,
    });
    await hub.database.asOwner('reference', ({ query }) => query('delete from reference.delivery'));
    await prepareDepartment(hub.database, water);
    expect((await data(asked))['deliveries']).toEqual(deliveries);
  });

  test('keeps a newer delivery over an older one that is announced late', async () => {
    await hub.database.asOwner('water', ({ query }) =>
      query(`insert into water.batch (feed, source, provenance, started_at, rows_read)
        values ('late', 'test', 'MEASURED', '2026-11-22T00:00:00Z', 1), ('late', 'test', 'MEASURED', '2026-11-23T00:00:00Z', 2)`),
    );
    await prepareDepartment(hub.database, water);
    const { deliveries } = await data('{ deliveries { feed read } }');
    expect(deliveries).toContainEqual({ feed: 'late', read: 2 });
    expect(deliveries).not.toContainEqual({ feed: 'late', read: 1 });
  });

  test('forgets a kind that is declared no longer, and lets no department speak for another', async () => {
    const [river] = water.stationKinds ?? [];
    await announceKinds(hub.database, 'water', river ? [river] : []);
    expect(await data('{ stationKinds { kind } }')).toEqual({
      stationKinds: [{ kind: 'RIVER_STATION' }],
    });
    await expect(
      hub.database.asAnnouncer('water', ({ query }) =>
        query(
          `insert into reference.delivery values ('ocean', 'x', 1, now(), 0, 0, 0, 0, 0, 'MEASURED')`,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
