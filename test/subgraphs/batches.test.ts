import { department as water } from '../../subgraphs/water/department';
import { department as weather } from '../../subgraphs/weather/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water, weather]);
  await hub.simulate('water', TEST_NOW, 2);
});
afterAll(() => hub.close());

const FIELDS = 'id feed at read stored revised unchanged rejected provenance';

describe('what was delivered to a department', () => {
  test('is published to everybody, newest first, with what became of its rows', async () => {
    await hub.database.asOwner('water', ({ query }) =>
      query(`insert into water.batch (feed, source, provenance, started_at, rows_read, rows_stored, rows_rejected)
        values ('hydrology', 'a file of the water bureau', 'MEASURED', '2026-11-22T00:00:00Z', 9, 7, 2)`),
    );
    const { data, errors } = await hub.ask('water', `{ waterBatches(first: 2) { ${FIELDS} } }`);
    expect(errors).toBeUndefined();
    const [newest, before] = data?.['waterBatches'] as ReadonlyArray<Record<string, unknown>>;
    expect(newest).toEqual({
      id: expect.stringMatching(/^\d+$/),
      feed: 'hydrology',
      at: '2026-11-22T00:00:00Z',
      ...{ read: 9, stored: 7, revised: 0, unchanged: 0, rejected: 2 },
      provenance: 'MEASURED',
    });
    expect(before).toMatchObject({ provenance: 'SYNTHETIC' });
    expect(Number(before?.['id'])).toBeLessThan(Number(newest?.['id']));
  });

  test('is nothing where nothing came', async () => {
    const { data } = await hub.ask('weather', '{ weatherBatches { id } }');
    expect(data).toEqual({ weatherBatches: [] });
  });

  test('comes in pages of a bounded size', async () => {
    const { errors } = await hub.ask('water', '{ waterBatches(first: 501) { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'LIST_TOO_LONG' });
  });
});
