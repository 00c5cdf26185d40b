import type { Transaction } from '../../../shared/data/database';
import { withConnection } from '../../../shared/data/server/with-connection';
import { department as water } from '../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../setup/department-hub';

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water], 1);
  await admin(`create table water.note (id int primary key, text text);
    grant select, insert on water.note to water_writer;
    grant select, insert, update, delete on water.station to water_writer`);
});
afterAll(() => hub.close());

describe('what works as the writer of a department', () => {
  test('S4R73 MUST do what is granted to it, and keep it', async () => {
    await written("insert into water.note values (1, 'kept')");
    expect(await written('select text from water.note')).toEqual([{ text: 'kept' }]);
  });

  test('S4R74 MUST do nothing else: no other statement, no table or role made, none changed', async () => {
    const refused = [
      "update water.note set text = 'changed'",
      'delete from water.note',
      "insert into water.batch (feed, source, provenance) values ('x', 'x', 'x')",
      'create table water.mine (id int)',
      'alter table water.note add column more text',
      'drop table water.note',
      'alter table water.station disable row level security',
      'drop policy row_limits on water.station',
      'create role water_more',
    ];
    for (const statement of refused)
      await expect(written(statement)).rejects.toThrow(/permission denied|must be owner/);
    expect(await written('select current_user::text as user')).toEqual([{ user: 'water_writer' }]);
  });

  test('S4R75 MUST be bound by the row limits, none of which it receives', async () => {
    expect(await written('select count(*) from water.station')).toEqual([{ count: 0 }]);
    expect(await written("update water.station set name_zh = 'x' returning id")).toEqual([]);
    expect(await written('delete from water.station returning id')).toEqual([]);
    await expect(
      written(
        "insert into water.station (id, kind, name_zh, authority, region, provenance, source) values ('x', 'x', 'x', 'x', 'x', 'x', 'x')",
      ),
    ).rejects.toThrow('new row violates row-level security policy for table "station"');
  });

  test('leaves nothing behind when it fails', async () => {
    await expect(
      hub.database.asWriter('water', async (transaction) => {
        await transaction.query("insert into water.note values (2, 'lost')");
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await written('select id from water.note')).toEqual([{ id: 1 }]);
  });
});

function written(text: string): Promise<unknown[]> {
  return hub.database.asWriter('water', (transaction: Transaction) => transaction.query(text));
}

function admin(text: string): Promise<unknown> {
  return withConnection(hub.url, (client) => client.query(text));
}
