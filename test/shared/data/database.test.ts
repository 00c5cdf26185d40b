import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { Client } from 'pg';
import { department as water } from '../../../subgraphs/water/department';
import { departmentHub } from '../../setup/department-hub';

describe('a database', () => {
  test('rejects the work whose connection the server ends, and answers the next one', async () => {
    const hub = await departmentHub([water]);
    try {
      const work = hub.database.asOwner('water', async (transaction) => {
        const [mine] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid');
        await endBackend(hub.url, mine?.pid ?? 0);
        return transaction.query('select 1');
      });
      await expect(work).rejects.toThrow();
      expect(await hub.database.reader('water', EVERY_ROW).query('select 1 as one')).toEqual([
        { one: 1 },
      ]);
    } finally {
      await hub.close();
    }
  });
});

async function endBackend(url: string, pid: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('select pg_terminate_backend($1)', [pid]);
  await client.end();
}
