import type { Client } from 'pg';
import { openDatabase } from '../../../shared/data/database';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { withConnection } from '../../../shared/data/server/with-connection';
import {
  bool,
  date,
  float,
  instant,
  int,
  json,
  list,
  nullable,
  present,
  text,
} from '../../../shared/data/sql-type';
import { statement, statementFamily, type RowOf } from '../../../shared/data/statement';
import type { TestDatabase } from '../../setup/database';
import { everySchema } from '../../setup/statements/every-schema';
import { declarationsIn, statementsOf } from '../../setup/statements/found-statements';
import { statementChecker, type AnyStatement } from '../../setup/statements/statement-checker';

const BATCH = {
  text: `select id, feed, started_at, covers_until from water.batch where id = $1 and feed = any($2)`,
  columns: { id: int(), feed: text(), started_at: instant(), covers_until: nullable(instant()) },
  parameters: [int(), list(text())],
} as const;

let database: TestDatabase;

beforeAll(async () => {
  database = await everySchema();
});
afterAll(() => database.drop());

test('a statement that says what the database says has no fault', async () => {
  expect(await faultsOf(statement(BATCH))).toEqual([]);
});

test('a misspelt column is found', async () => {
  const misspelt = BATCH.text.replace('feed,', 'fed,');
  expect(await faultsOf(statement({ ...BATCH, text: misspelt }))).toEqual([
    'column "fed" does not exist',
  ]);
});

test('a wrong type of a column is found', async () => {
  const columns = { ...BATCH.columns, id: text(), started_at: date() };
  expect(await faultsOf(statement({ ...BATCH, columns }))).toEqual([
    'declares "id" as text, but it is integer',
    'declares "started_at" as date, but it is timestamp with time zone',
  ]);
});

test('a column that is selected or declared alone is found, and one that is selected twice', async () => {
  const { id, feed, started_at } = BATCH.columns;
  const columns = { id, feed, started_at, source: text() };
  const twice = BATCH.text.replace('feed,', 'feed, id,');
  expect(await faultsOf(statement({ ...BATCH, text: twice, columns }))).toEqual([
    'selects no column "source"',
    'selects "id" twice',
    'declares no column "covers_until"',
  ]);
});

test('a column that its table lets be null is declared as such, or as left out', async () => {
  const never = { ...BATCH.columns, covers_until: instant() };
  expect(await faultsOf(statement({ ...BATCH, columns: never }))).toEqual([
    'declares "covers_until" as never null, but the column of the table may be',
  ]);
  const leftOut = { ...BATCH.columns, covers_until: present(instant()) };
  expect(await faultsOf(statement({ ...BATCH, columns: leftOut }))).toEqual([]);
});

test('a wrong type or number of parameters is found', async () => {
  expect(await faultsOf(statement({ ...BATCH, parameters: [int(), text()] }))).toEqual([
    'declares $2 as text, but it is text[]',
  ]);
  expect(await faultsOf(statement({ ...BATCH, parameters: [int()] }))).toEqual([
    'declares 1 parameters, but has 2',
  ]);
});

test('a fault does not keep the next statement from being compared, and none is run', async () => {
  await withChecker(async ({ faultsOf: compare }, client) => {
    expect(await compare(statement({ text: 'drop table water.nowhere, water.batch' }))).toEqual([]);
    expect(await compare(statement({ text: 'select from water.nowhere' }))).toEqual([
      'relation "water.nowhere" does not exist',
    ]);
    expect(await compare(statement(BATCH))).toEqual([]);
    expect((await client.query(BATCH.text, [1, []])).rows).toEqual([]);
  });
});

test('numbers, arrays, flags and JSON are compared as what they are read as', async () => {
  const mixed = statement({
    text: `select 1::smallint as a, 1.5::float8 as b, '{1}'::int[] as c, true as d, '{}'::jsonb as e`,
    columns: { a: int(), b: float(), c: list(int()), d: bool(), e: json<object>() },
  });
  expect(await faultsOf(mixed)).toEqual([]);
  const asText = statement({
    text: `select sum(1::bigint) as a, '{}'::bigint[] as b, now() as c`,
    columns: { a: int(), b: list(int()), c: list(instant()) },
  });
  expect(await faultsOf(asText)).toEqual([
    'declares "a" as smallint or integer or bigint, but it is numeric',
    'declares "b" as smallint[] or integer[], but it is bigint[]',
    'declares "c" as no readable type, but it is timestamp with time zone',
  ]);
});

const COUNTED = statementFamily({
  text: (schema: string, column: 'id' | 'code') =>
    `select count(${column}) as count from ${schema}.station where kind = $1`,
  columns: { count: int() },
  parameters: [text()],
  examples: [
    ['water', 'id'],
    ['water', 'code'],
  ],
});

test('a reader answers the rows of a statement, typed by its columns', async () => {
  const hub = openDatabase({ url: database.url, poolSize: 1 });
  try {
    const rows: ReadonlyArray<RowOf<typeof COUNTED>> = await hub
      .reader('water', EVERY_ROW)
      .query(COUNTED('water', 'id'), ['RIVER']);
    expect(rows).toEqual([{ count: 0 }]);
    // @ts-expect-error A column that is not declared is no property of the row.
    expect(rows[0]?.counted).toBeUndefined();
    // @ts-expect-error A value of another type is refused.
    await hub.reader('water', EVERY_ROW).query(COUNTED('water', 'id'), [1]);
    // @ts-expect-error A statement that has parameters is given their values.
    await expect(hub.reader('water', EVERY_ROW).query(COUNTED('water', 'id'))).rejects.toThrow(
      'requires 1',
    );
  } finally {
    await hub.close();
  }
});

test('of a family each example is found, and a statement that is not exported is counted as hidden', () => {
  const source = `export const A = statement({}); export const B = statementFamily({});
    const C = statement({});`;
  const { found, hidden } = statementsOf(
    'a.loader.ts',
    { A: statement(BATCH), B: COUNTED, other: { text: '' } },
    declarationsIn(source),
  );
  expect(found.map(({ name }) => name)).toEqual([
    'a.loader.ts A',
    'a.loader.ts B "water" "id"',
    'a.loader.ts B "water" "code"',
  ]);
  expect(hidden).toBe(1);
});

async function faultsOf(one: AnyStatement): Promise<ReadonlyArray<string>> {
  let faults: ReadonlyArray<string> = [];
  await withChecker(async (checker) => {
    faults = await checker.faultsOf(one);
  });
  return faults;
}

type Checker = Awaited<ReturnType<typeof statementChecker>>;

async function withChecker(
  work: (checker: Checker, client: Client) => Promise<void>,
): Promise<void> {
  await withConnection(database.url, async (client) => {
    await client.query('begin');
    await work(await statementChecker(client), client);
  });
}
