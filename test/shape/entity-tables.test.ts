import { isObjectType } from 'graphql';
import { withConnection } from '../../shared/data/server/with-connection';
import { departments } from '../../subgraphs/registry';
import { schemaOf } from '../setup/built-once';
import type { TestDatabase } from '../setup/database';
import { everySchema } from '../setup/statements/every-schema';

let database: TestDatabase;
beforeAll(async () => {
  await departments();
  database = await everySchema();
});
afterAll(() => database.drop());

test('each column of an entity table exists with its type, each of its fields is published', async () => {
  const declared = (await departments()).flatMap(({ name, entityTables = [] }) =>
    entityTables.flatMap((table) =>
      [
        ...Object.entries(table.sources),
        ['order', { column: table.order, sqlType: null }] as const,
      ].map(([field, source]) => ({ department: name, table, field, source })),
    ),
  );
  expect(declared.length).toBeGreaterThan(15);
  const stored = await withConnection(database.url, async (client) => {
    const { rows } = await client.query<{ name: string; type: string }>(
      `select table_schema || '.' || table_name || '.' || column_name as name, data_type as type from information_schema.columns`,
    );
    return new Map(rows.map(({ name, type }) => [name, type]));
  });
  const wrong = declared.filter(({ department, table, source }) => {
    const found = stored.get(`${department}.${table.table}.${source.column}`);
    return found === undefined || found !== (source.sqlType ?? found);
  });
  expect(wrong).toEqual([]);
  for (const department of await departments()) {
    const { schema } = await schemaOf(department);
    for (const { type: name, sources, key } of department.entityTables ?? []) {
      const type = schema.getType(name);
      const published = isObjectType(type) ? Object.keys(type.getFields()) : [];
      const unknown = [...Object.keys(sources), key].filter((field) => !published.includes(field));
      expect([name, unknown]).toEqual([name, []]);
      expect(sources[key]?.column).toBe(key);
    }
  }
});
