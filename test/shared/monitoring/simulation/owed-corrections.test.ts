import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, TEST_NOW, type DepartmentHub } from '../../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water]);
});
afterAll(() => hub.close());

const rowsOf = (sql: string) => hub.database.reader('water', EVERY_ROW).query<object>(sql);
const values = () =>
  rowsOf('select series_id, starts_at, value, flag, revision from water.observation order by 1, 2');
const days = () =>
  rowsOf(
    // Sums of floats depend on the order of their terms.
    'select series_id, step, starts_at, round(value::numeric, 6) as value, samples from water.rollup order by 1, 2, 3',
  );

/** Leaves the folder as a process does that was killed after the first reports and before their corrections. */
async function undoCorrections(): Promise<void> {
  const ofCorrections = `(select id from water.batch where feed = 'simulation/corrections')`;
  await hub.database.asOwner('water', async ({ query }) => {
    await query(
      `update water.observation o set (value, detection_limit, flag, revision, batch_id) =
         row (h.value, h.detection_limit, h.flag, h.revision, h.batch_id)
       from water.observation_history h where h.series_id = o.series_id and h.starts_at = o.starts_at
         and h.replaced_by_batch_id in ${ofCorrections}`,
    );
    await query(
      `delete from water.observation_history where replaced_by_batch_id in ${ofCorrections}`,
    );
    await query(`delete from water.batch where feed = 'simulation/corrections'`);
    await query('delete from water.rollup');
  });
}

test('a demonstration that was killed before its first corrections owes them, and makes them good', async () => {
  await hub.simulate('water', TEST_NOW, 5);
  const [whole, rolled] = [await values(), await days()];
  await undoCorrections();
  expect(await values()).not.toEqual(whole);
  await hub.database.asOwner('water', ({ query }) =>
    query(
      `insert into water.dirty_bucket (series_id, day)
       select distinct s.id, (o.starts_at + make_interval(hours => 8 + s.day_shift_h))::date
       from water.observation o join water.series s on s.id = o.series_id on conflict do nothing`,
    ),
  );
  await hub.simulate('water', TEST_NOW, 5);
  expect(await values()).toEqual(whole);
  expect(await days()).toEqual(rolled);
});
