import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { departmentNames } from '../../subgraphs/registry';
import { migrateDepartment } from '../../shared/data/migrate';
import { freshDatabase } from '../setup/database';

const ROOT = join(__dirname, '..', '..');

test.each(departmentNames())(
  'the records of %s have exactly the columns of its tables',
  async (name) => {
    const database = await freshDatabase();
    const folder = join(ROOT, 'migrations');
    // The exchange first: the others may announce data to it.
    await migrateDepartment('exchange', { url: database.url, folder });
    await migrateDepartment(name, { url: database.url, folder });
    const entities = recordFiles(name);
    const source = await new DataSource({
      type: 'postgres',
      url: database.url,
      schema: name,
      entities,
    }).initialize();
    try {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query).filter(concernsColumns)).toEqual([]);
      expect(source.entityMetadatas.length).toBeGreaterThan(0);
    } finally {
      await source.destroy();
      await database.drop();
    }
  },
);

function recordFiles(name: string): string[] {
  const folder = join(ROOT, 'subgraphs', name);
  return readdirSync(folder, { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.record.ts'))
    .map((file) => join(folder, file));
}

/** Only migrations need the names of indexes and constraints. */
function concernsColumns(query: string): boolean {
  return /create table|(add|drop|alter) column|^alter table .* add "/i.test(query);
}
