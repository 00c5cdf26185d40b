import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { requiredDaysSql } from '../../../../shared/monitoring/observations/valid-months';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water]);
});
afterAll(() => hub.close());

test.each([
  ['a34004', '2026-03-01', 27],
  ['a34004', '2026-02-01', 25],
  ['a34004', '2028-02-01', 25],
  ['met.rain', '2026-02-01', 18],
  ['met.rain', '2026-12-01', 21],
  ['water.stage', '2026-03-01', 1],
])('a month of %s from %s is valid with %i days', async (code, month, days) => {
  const rows = await hub.database
    .reader('water', EVERY_ROW)
    .query(
      `select (${requiredDaysSql('o.month')})::int as days from (select $1::text as indicator_code) s, (select $2::date as month) o`,
      [code, month],
    );
  expect(rows).toEqual([{ days }]);
});
