import { join } from 'node:path';
import { Client } from 'pg';
import { areCurrent } from '../../../shared/data/current-schemas';
import { migrateDepartment } from '../../../shared/data/migrate';
import { freshDatabase, type TestDatabase } from '../../setup/database';

const folder = join(__dirname, '..', '..', '..', 'migrations');

let fresh: TestDatabase;
let client: Client;
beforeAll(async () => {
  fresh = await freshDatabase();
  client = new Client({ connectionString: fresh.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await fresh.drop();
});

const current = (...schemas: string[]) => areCurrent(schemas, { url: fresh.url, folder });

test('schemas are current when all their migrations have run, and no others', async () => {
  expect(await current('water')).toBe(false);
  await migrateDepartment('water', { url: fresh.url, folder });
  expect(await current('water')).toBe(true);
  expect(await current('water', 'forestry')).toBe(false);
  await migrateDepartment('forestry', { url: fresh.url, folder });
  expect(await current('water', 'forestry')).toBe(true);
  await client.query(
    `update water.migration set name = 'OfAnotherVersion1790000000000' where id = 1`,
  );
  expect(await current('forestry')).toBe(true);
  expect(await current('water', 'forestry')).toBe(false);
  await client.query('delete from water.migration where id = 1');
  expect(await current('water')).toBe(false);
});
