import { Client } from 'pg';
import type { DepartmentHub } from '../../setup/department-hub';
import { departmentHub } from '../../setup/department-hub';
import { department as water } from '../../../subgraphs/water/department';
import { ensureDepartmentRoles } from '../../../shared/data/department-roles';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water], 1);
  await ensureDepartmentRoles(hub.url, 'elsewhere');
});
afterAll(() => hub.close());

describe('the roles of a department', () => {
  test.each([
    [
      'a reader reads the observations of its own schema',
      'water_reader',
      'select count(*) > 0 as ok from water.observation',
      undefined,
    ],
    [
      'a reader has no right on a partition directly',
      'water_reader',
      'select 1 from water.observation_2026',
      'permission denied for table observation_2026',
    ],
    [
      'a reader cannot write',
      'water_reader',
      'delete from water.observation',
      'permission denied for table observation',
    ],
    [
      'a reader does not see the queue of the roll-ups',
      'water_reader',
      'select 1 from water.dirty_bucket',
      'permission denied for table dirty_bucket',
    ],
    [
      'a stranger does not read another schema',
      'elsewhere_reader',
      'select 1 from water.observation',
      'permission denied for schema water',
    ],
    [
      'a writer may do nothing that no migration grants it',
      'water_writer',
      'insert into water.batch (feed, source, provenance) values ($$a$$, $$b$$, $$c$$)',
      'permission denied for table batch',
    ],
    [
      'a writer makes nothing in its schema',
      'water_writer',
      'create table water.other ()',
      'permission denied for schema water',
    ],
    [
      'an owner has no right on another schema',
      'elsewhere_owner',
      'select 1 from water.station',
      'permission denied for schema water',
    ],
  ])('%s', async (_claim, role, sql, refusal) => {
    expect(await messageAs(role, sql)).toBe(refusal);
  });
});

async function messageAs(role: string, sql: string): Promise<string | undefined> {
  const client = new Client({ connectionString: hub.url });
  await client.connect();
  try {
    await client.query(`set role ${role}`);
    await client.query(sql);
    return undefined;
  } catch (thrown) {
    return String((thrown as Error).message);
  } finally {
    await client.end();
  }
}
