import fc from 'fast-check';
import type { Client } from 'pg';
import { withConnection } from '../../../shared/data/server/with-connection';
import { BROKEN } from '../../../shared/push-down/text/json-text';
import { fixedPointSql, numberSql, roundedSql } from '../../../shared/push-down/text/number-sql';
import { freshDatabase, type TestDatabase } from '../../setup/database';
import { runs } from '../../setup/runs';
import { EDGES } from './exceptional-values';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** Numbers of measurements, of decimals, and any double precision number. */
const numbers = fc.array(
  fc.oneof(
    fc.constantFrom(...EDGES.map(Number)),
    fc.integer({ min: -20_000, max: 20_000 }).map((n) => n / 1000),
    fc.integer({ min: -4000, max: 4000 }).map((n) => n / 8),
    fc.double(),
    fc
      .tuple(fc.double({ min: 1, max: 10 }), fc.integer({ min: -12, max: 24 }))
      .map(([a, b]) => a * 10 ** b),
  ),
  { minLength: 200, maxLength: 200 },
);

test('a number is written as JSON.stringify writes it; one that is not exact, not finite or no number is broken', async () => {
  await eachNumber(numberSql('e.v + 0', "'null'"), (value) =>
    Math.abs(value) < 2 ** 53 ? JSON.stringify(value) : BROKEN,
  );
});

test('a rounded number is what Number(value.toFixed(decimals)) is, or broken where the digits do not decide', async () => {
  for (const decimals of [0, 1, 2, 4, 6])
    await eachNumber(
      roundedSql('e.v', String(decimals)),
      (value, found) =>
        found === BROKEN ? BROKEN : JSON.stringify(Number(value.toFixed(decimals))),
      (value) => Math.abs(value) < 1e8 && isNoTie(value, decimals),
    );
});

test('a fixed-point text is what toFixed(decimals) is, or broken where the digits do not decide', async () => {
  for (const decimals of [0, 1, 3, 5])
    await eachNumber(
      fixedPointSql('e.v', String(decimals)),
      (value, found) => (found === BROKEN ? BROKEN : JSON.stringify(value.toFixed(decimals))),
      (value) =>
        Math.abs(value) < 1e9 &&
        isNoTie(value, decimals) &&
        !/^-0\.?0*$/.test(value.toFixed(decimals)),
    );
});

/** Whether the shortest digits of a number do not end with a 5 behind the last decimal. */
function isNoTie(value: number, decimals: number): boolean {
  const text = String(value);
  return !text.includes('e') && (text.split('.')[1] ?? '').length !== decimals + 1;
}

type Expected = (value: number, found: string) => string;

/** `isCertain`: numbers that must not be broken. */
async function eachNumber(
  sql: string,
  expected: Expected,
  isCertain: (value: number) => boolean = () => false,
): Promise<void> {
  await withConnection(database.url, (client) =>
    fc.assert(
      fc.asyncProperty(numbers, async (values) => {
        const found = await textsOf(client, sql, values);
        expect(found.map((text, at) => [values[at], text])).toEqual(
          values.map((value, at) => [value, expected(value, found[at] ?? '')]),
        );
        const broken = values.filter((value, at) => isCertain(value) && found[at] === BROKEN);
        expect(broken).toEqual([]);
      }),
      runs(20, 1000),
    ),
  );
}

async function textsOf(
  client: Client,
  sql: string,
  values: ReadonlyArray<number>,
): Promise<ReadonlyArray<string>> {
  const { rows } = await client.query<{ text: string }>(
    `select ${sql} as text from unnest($1::double precision[]) with ordinality e (v, n) order by n`,
    [values.map(String)],
  );
  return rows.map(({ text }) => text);
}
