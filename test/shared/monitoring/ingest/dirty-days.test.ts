import type { Transaction } from '../../../../shared/data/database';
import { DirtyDays } from '../../../../shared/monitoring/rollup/dirty-days';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water]);
});
afterAll(() => hub.close());

/** The days that wait in the queue, of a transaction that is rolled back. */
const queued = async (work: (transaction: Transaction) => Promise<void>) => {
  let found: string[] = [];
  const undone = new Error('undone');
  await hub.database
    .asOwner('water', async (transaction) => {
      await work(transaction);
      const rows = await transaction.texts(
        `select series_id, day - date '1970-01-01' from water.dirty_bucket order by 1, 2`,
      );
      found = rows.map((row) => row.join(':'));
      throw undone;
    })
    .catch((thrown: unknown) => {
      if (thrown !== undone) throw thrown;
    });
  return found;
};
const day = (seriesId: number, at: number) => ({ seriesId, day: at });

test('days are queued once, whatever their order and however many calls name them', async () => {
  const days = await queued(async (transaction) => {
    const dirty = new DirtyDays(transaction, 'water');
    await dirty.add([day(7, 2), day(7, 1), day(7, 2), day(3, 2)]);
    await dirty.add([day(7, 1), day(7, 3), day(3, 2)]);
    await dirty.queue();
    await dirty.queue();
  });
  expect(days).toEqual(['3:2', '7:1', '7:2', '7:3']);
});

test('days beyond the bound are queued before the end, and those that come again are queued again', async () => {
  const days = await queued(async (transaction) => {
    const dirty = new DirtyDays(transaction, 'water', 2);
    await dirty.add([day(1, 1), day(1, 2)]);
    await transaction.query(
      'delete from water.dirty_bucket where series_id = 1 and day > date $q$1970-01-02$q$',
    );
    await dirty.add([day(1, 2)]);
    await dirty.queue();
  });
  expect(days).toEqual(['1:1', '1:2']);
});
