import { owedRollups, whileRollingUp } from '../../../../gateway/cli/data/rolling-up';
import { rollupQueue } from '../../../../shared/monitoring/rollup/refresh-rollups';
import { createLog } from '../../../../shared/server/log';
import { department as exchange } from '../../../../subgraphs/exchange/department';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([exchange, water]);
});
afterAll(() => hub.close());

const log = createLog({ level: 'silent' });
const departments = [exchange, water];

/** A day of a series was touched, and the process that touched it was killed. */
const owe = () =>
  hub.database.asOwner('water', ({ query }) =>
    query(
      `insert into water.dirty_bucket (series_id, day) values (1, '2026-03-01'), (1, '2026-03-02')
       on conflict do nothing`,
    ),
  );

describe('roll-ups that are owed', () => {
  test('are named by who only migrates, and only where there are any', async () => {
    expect(await owedRollups(hub, departments)).toEqual([]);
    await owe();
    expect(await owedRollups(hub, departments)).toEqual([
      'water: the roll-ups of 2 days of series wait; the process that serves the department (start, subgraph) computes them.',
    ]);
    expect(await rollupQueue(hub.database, 'water')).toMatchObject({ days: 2 });
  });

  test.each(['OWNER', 'WRITER'] as const)(
    'are worked off while a department is served, by its %s',
    async (worker) => {
      await owe();
      const left = await whileRollingUp(
        { data: hub, departments, worker, log },
        async (rollups) => {
          for (const end = Date.now() + 20_000; rollups.queueOf('water')?.days !== 0;)
            if (Date.now() > end) break;
            else await rollupQueue(hub.database, 'water');
          return rollups.queueOf('water');
        },
      );
      expect(left).toEqual({ days: 0, oldestS: null });
      expect(await owedRollups(hub, departments)).toEqual([]);
    },
  );

  test('hide no failure of what goes on beside them', async () => {
    const failing = whileRollingUp({ data: hub, departments, worker: 'WRITER', log }, () =>
      Promise.reject(new TypeError('the port is in use')),
    );
    await expect(failing).rejects.toThrow('the port is in use');
  });
});
