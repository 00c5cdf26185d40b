import { withConnection } from '../../shared/data/server/with-connection';
import type { TestDatabase } from '../setup/database';
import { everySchema } from '../setup/statements/every-schema';
import { filesOfStatements, type FoundStatement } from '../setup/statements/found-statements';
import { statementChecker } from '../setup/statements/statement-checker';

let database: TestDatabase;

beforeAll(async () => {
  database = await everySchema();
});
afterAll(() => database.drop());

test('every statement selects its declared columns, takes its declared parameters, and is exported', async () => {
  const files = filesOfStatements();
  const hidden = files.filter(({ hidden: some }) => some !== 0).map(({ file }) => file);
  expect(hidden).toEqual([]);
  const found = files.flatMap((file) => file.found);
  expect(found.length).toBeGreaterThan(0);
  expect(await faultsOf(found)).toEqual([]);
});

const MAKES_TABLE = /^create temp table/;

async function faultsOf(found: ReadonlyArray<FoundStatement>): Promise<string[]> {
  return withConnection(database.url, async (client) => {
    await client.query('begin');
    // Statements may use a temporary table that another one creates.
    for (const { statement } of found)
      if (MAKES_TABLE.test(statement.text)) await client.query(statement.text);
    const checker = await statementChecker(client);
    const lines: string[] = [];
    for (const { name, statement } of found)
      for (const fault of await checker.faultsOf(statement)) lines.push(`${name}: ${fault}`);
    return lines;
  });
}
