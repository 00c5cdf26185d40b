import { Client, Pool } from 'pg';
import { unitTests } from './unit-tests.cjs';

describe('a unit test', () => {
  test('is refused a connection to a database, also through a pool', async () => {
    const connected = async () => new Client('postgres://nobody@127.0.0.1:1/none').connect();
    await expect(connected()).rejects.toThrow('A unit test opens no database');
    const pool = new Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
    const asked = async () => pool.query('select 1');
    await expect(asked()).rejects.toThrow('A unit test opens no database');
  });

  test('includes each test whose fixtures open no database and start no process', () => {
    const found = unitTests();
    for (const one of ['setup/unit-tests', 'shared/sharing/decide', 'gateway/rules/admit'])
      expect(found).toContain(`test/${one}.test.ts`);
    for (const other of ['setup/database', 'journeys/start', 'subgraphs/batches', 'shape/walls'])
      expect(found).not.toContain(`test/${other}.test.ts`);
    expect(found.filter((file) => file.startsWith('test/pages'))).toEqual([]);
  });
});
