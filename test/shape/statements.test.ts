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

test('a statement that may be asked with or without a criterion of the audit log is planned for its values', () => {
  const optional = filesOfStatements()
    .flatMap(({ found }) => found)
    .filter(({ statement: { text } }) => /hub\.ledger_entry/.test(text) && OPTIONAL.test(text));
  expect(optional.length).toBeGreaterThan(6);
  expect(optional.filter(({ statement }) => statement.planning !== 'EACH_TIME')).toEqual([]);
});

/** A parameter that may be null, beside the criterion for which an index is used if it is not. */
const OPTIONAL = /\(\$\d+::[a-z[\]]+ is null or/;

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
