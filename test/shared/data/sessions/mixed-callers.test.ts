import { openDatabase, type Database } from '../../../../shared/data/database';
import { EVERY_ROW, type RowBounds } from '../../../../shared/data/row-bounds';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { int, nullable, text } from '../../../../shared/data/sql-type';
import { statementFamily } from '../../../../shared/data/statement';
import { department as ocean } from '../../../../subgraphs/ocean/department';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentDatabase } from '../../../setup/department-database';
import type { TestDatabase } from '../../../setup/database';

const SEED = 20_261_130;
const READS = 600;
const AT_ONCE = 12;
const DISTRICTS = ['440703', '440704', '440705', '440781', '440783', '440784', '440785'];

/** Stations by district, and for whom PostgreSQL answered. */
const SEEN = statementFamily({
  text: (schema: string) => `select current_user::text as role, district_code, count(*)
    from ${schema}.station where kind <> $1 group by district_code order by district_code`,
  columns: { role: text(), district_code: nullable(text()), count: int() },
  parameters: [text()],
  examples: [['water']],
});

/** The same rows, read while it can be cancelled. */
const SLOWLY = statementFamily({
  text: (schema: string) =>
    SEEN(schema).text.replace('where', 'where pg_sleep(0.01) is not null and'),
  columns: { role: text(), district_code: nullable(text()), count: int() },
  parameters: [text()],
  examples: [['water']],
});

let fresh: TestDatabase;
let database: Database;
beforeAll(async () => {
  fresh = await departmentDatabase({ departments: [water, ocean], days: 1 });
  database = openDatabase({ url: fresh.url, poolSize: 4 });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

test('S11P3 MUST never show a caller the rows of another, whatever fails between', async () => {
  const expected = new Map<string, ReadonlyArray<unknown>>();
  for (const schema of ['water', 'ocean']) expected.set(schema, await everyRow(schema));
  const random = randomOf(SEED);
  const outcomes = { answered: 0, limited: 0, failed: 0 };
  let left = READS;
  const reads = async () => {
    while (left > 0) {
      left -= 1;
      await readOnce(random, expected, outcomes);
    }
  };
  let isReading = true;
  const disturbances = disturb(random, () => isReading);
  await Promise.all(Array.from({ length: AT_ONCE }, reads));
  isReading = false;
  expect(await disturbances).toBeGreaterThan(10);
  // Each kind has come about often enough to have shown a mixture.
  expect(outcomes.answered).toBeGreaterThan(READS / 2);
  expect(outcomes.limited).toBeGreaterThan(READS / 4);
  expect(outcomes.failed).toBeGreaterThan(READS / 20);
});

interface Outcomes {
  answered: number;
  limited: number;
  failed: number;
}

/** One read by a random caller, or one that fails; a disturbed one fails too. */
async function readOnce(
  random: () => number,
  expected: ReadonlyMap<string, ReadonlyArray<unknown>>,
  outcomes: Outcomes,
): Promise<void> {
  const schema = random() < 0.5 ? 'water' : 'ocean';
  const limits = randomLimits(random);
  const reader = database.reader(schema, limits);
  const kind = random();
  if (kind < 0.05) {
    await expect(reader.texts('select 1 / $1::int', [0])).rejects.toThrow();
    outcomes.failed += 1;
    return;
  }
  const statement = kind < 0.3 ? SLOWLY(schema) : SEEN(schema);
  const rows = await reader.query(statement, ['NONE']).catch(() => null);
  if (rows === null) {
    outcomes.failed += 1;
    return;
  }
  const shown = (expected.get(schema) ?? []).filter(
    (row) =>
      limits.districts === null ||
      limits.districts.includes((row as { district_code: string }).district_code),
  );
  expect(rows).toEqual(shown);
  outcomes.answered += 1;
  if (limits.districts !== null && rows.length > 0) outcomes.limited += 1;
}

function randomLimits(random: () => number): RowBounds {
  if (random() < 0.3) return EVERY_ROW;
  const districts = DISTRICTS.filter(() => random() < 0.3);
  return { ...EVERY_ROW, districts };
}

/** Cancels random statements, and now and then ends a random connection; returns how often. */
async function disturb(random: () => number, isReading: () => boolean): Promise<number> {
  let count = 0;
  await withConnection(fresh.url, async (client) => {
    while (isReading()) {
      const act = random() < 0.7 ? 'pg_cancel_backend' : 'pg_terminate_backend';
      const { rowCount } = await client.query(
        `select ${act}(pid) from (select pid from pg_stat_activity where datname = current_database()
           and pid <> pg_backend_pid() and backend_type = 'client backend' order by pid offset $1 limit 1) one`,
        [Math.floor(random() * 4)],
      );
      count += rowCount ?? 0;
      await client.query('select pg_sleep(0.02)');
    }
  });
  return count;
}

async function everyRow(schema: string): Promise<ReadonlyArray<unknown>> {
  return withConnection(fresh.url, async (client) => {
    const { rows } = await client.query<{ count: string }>(
      `select '${schema}_reader' as role, district_code, count(*)
       from ${schema}.station group by district_code order by district_code`,
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  });
}

/** Numbers of [0, 1), the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
