import { openDatabase, type Database } from '../../../../shared/data/database';
import { ensureDepartmentRoles } from '../../../../shared/data/department-roles';
import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { MAX_PREPARED } from '../../../../shared/data/sessions/session';
import { int, text } from '../../../../shared/data/sql-type';
import { statement } from '../../../../shared/data/statement';
import { freshDatabase, type TestDatabase } from '../../../setup/database';
import { databaseProxy, type DatabaseProxy } from './database-proxy';

let fresh: TestDatabase;
let proxy: DatabaseProxy;
beforeAll(async () => {
  fresh = await freshDatabase();
  await ensureDepartmentRoles(fresh.url, 'lone');
  proxy = await databaseProxy(fresh.url);
});
afterAll(async () => {
  await proxy.close();
  await fresh.drop();
});

const PLUS = { text: 'select $1::int + 1 as sum', columns: { sum: int() }, parameters: [int()] };
const ONCE = statement(PLUS);
const EACH_TIME = statement({ ...PLUS, text: 'select $1::int + 2 as sum', planning: 'EACH_TIME' });

const PREPARED = statement({
  text: `select statement, generic_plans, custom_plans from pg_prepared_statements
    where statement like 'select $1%' order by statement`,
  columns: { statement: text(), generic_plans: int(), custom_plans: int() },
});

const PID = statement({ text: 'select pg_backend_pid() as pid', columns: { pid: int() } });

/** Runs `work` over one connection. */
async function alone(work: (database: Database) => Promise<void>, url = fresh.url): Promise<void> {
  const database = openDatabase({ url, poolSize: 1 });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

describe('a reading connection', () => {
  test('prepares a statement once and plans it once, or each time where it is declared so', async () => {
    await alone(async (database) => {
      const reader = database.reader('lone', EVERY_ROW);
      for (let value = 0; value < 12; value += 1) {
        expect(await reader.query(ONCE, [value])).toEqual([{ sum: value + 1 }]);
        expect(await reader.query(EACH_TIME, [value])).toEqual([{ sum: value + 2 }]);
      }
      expect(await reader.query(PREPARED)).toEqual([
        { statement: ONCE.text, generic_plans: 12, custom_plans: 0 },
        { statement: EACH_TIME.text, generic_plans: 0, custom_plans: 12 },
      ]);
    });
  });

  test('reads texts in one packet, without a description of the columns', async () => {
    await alone(async (database) => {
      const reader = database.reader('lone', EVERY_ROW);
      const rows = [
        ['1', null],
        ['2', '"\n"'],
      ];
      const asked = `select * from unnest($1::int[], $2::text[]) as given (number, word)`;
      const values = [
        [1, 2],
        [null, '"\n"'],
      ];
      await reader.query('select 1');
      proxy.packets.length = 0;
      expect(await reader.texts(asked, values)).toEqual(rows);
      expect(await reader.texts(asked, [[], []])).toEqual([]);
      expect(await reader.query(asked, values)).toMatchObject([{ number: 1 }, { number: 2 }]);
      expect(await reader.texts(asked, values)).toEqual(rows);
      expect(proxy.packets.map(({ types }) => types)).toEqual(['PBES', 'BES', 'BDES', 'BES']);
    }, proxy.url);
  });

  test('refuses a statement of texts with its error, and answers the next', async () => {
    await alone(async (database) => {
      const reader = database.reader('lone', EVERY_ROW);
      const text = 'select 1 / $1::int';
      await expect(reader.texts(text, [0])).rejects.toMatchObject({ code: '22012' });
      expect(await reader.texts(text, [1])).toEqual([['1']]);
      await expect(reader.texts('select', [1])).rejects.toMatchObject({ code: '08P01' });
      expect(await reader.texts(text, [1])).toEqual([['1']]);
    });
  });

  test('sends the settings that differ in one packet with the statement, and none twice', async () => {
    await alone(async (database) => {
      const all = database.reader('lone', EVERY_ROW);
      const some = database.reader('lone', { ...EVERY_ROW, districts: ['440703'] });
      await all.query(ONCE, [1]);
      proxy.packets.length = 0;
      await all.query(ONCE, [2]);
      await some.query(ONCE, [3]);
      await database.reader('lone', { ...EVERY_ROW, districts: ['440703'] }).query(ONCE, [4]);
      expect(proxy.packets.map(({ types }) => types)).toEqual(['BDES', 'QBDES', 'BDES']);
      expect(proxy.packets[1]?.text).toContain("set rivergate.districts = '440703'\0");
      expect(proxy.packets[1]?.text.match(/set /g)).toHaveLength(1);
    }, proxy.url);
  });

  test('cannot write, whatever its role may', async () => {
    await withConnection(fresh.url, async (client) => {
      await client.query('create table lone.kept (id int)');
      await client.query('grant all on lone.kept to lone_reader');
    });
    await alone(async (database) => {
      const write = database.reader('lone', EVERY_ROW).texts('insert into lone.kept values (1)');
      await expect(write).rejects.toThrow('cannot execute INSERT in a read-only transaction');
    });
  });

  test('is closed after an error, and after a statement that left a transaction open', async () => {
    await alone(async (database) => {
      const reader = database.reader('lone', EVERY_ROW);
      const pids = new Set((await reader.query(PID)).map(({ pid }) => pid));
      await expect(reader.texts('select 1 / 0')).rejects.toThrow('division by zero');
      for (const { pid } of await reader.query(PID)) pids.add(pid);
      await reader.texts('begin');
      for (const { pid } of await reader.query(PID)) pids.add(pid);
      expect(pids.size).toBe(3);
    });
  });

  test('is closed when it keeps as many statements as it may', async () => {
    await alone(async (database) => {
      const reader = database.reader('lone', EVERY_ROW);
      const kept: number[] = [];
      for (let at = 0; at < 2 * MAX_PREPARED; at += 1) {
        await reader.texts(`select ${String(at)}`);
        const [[count] = []] = await reader.texts('select count(*) from pg_prepared_statements');
        kept.push(Number(count));
      }
      expect(Math.max(...kept)).toBe(MAX_PREPARED - 1);
      expect(kept.filter((count) => count === 2).length).toBeGreaterThan(1);
    });
  });

  test("gives PostgreSQL's own texts, and null for null", async () => {
    await alone(async (database) => {
      const reader = database.reader('lone', EVERY_ROW);
      const rows = await reader.texts(
        `select $1::int8, '2026-01-02T03:04:05Z'::timestamptz, null, '{1,2}'::int[], true, 'NaN'::float8`,
        [7],
      );
      expect(rows).toEqual([['7', '2026-01-02 03:04:05+00', null, '{1,2}', 't', 'NaN']]);
      expect(await reader.texts(ONCE, [1])).toEqual([['2']]);
      expect(await reader.query(ONCE, [1])).toEqual([{ sum: 2 }]);
      const within = await database.asWriter('lone', (transaction) => transaction.texts(ONCE, [1]));
      expect(within).toEqual([['2']]);
    });
  });
});

describe('behind a pooler that shares connections', () => {
  test('S11P1 MUST NOT read with settings of a session', async () => {
    const pooler = await databaseProxy(fresh.url, { isPooler: true });
    await alone(async (database) => {
      await expect(database.reader('lone', EVERY_ROW).query(ONCE, [1])).rejects.toMatchObject({
        code: 'SETTINGS_INVALID',
        message:
          'DATABASE_URL leads to a pooler that shares connections, so RIVERGATE_DATABASE_POOLER must be "transaction".',
      });
    }, pooler.url);
    await pooler.close();
  });

  test('S11P2 MUST leave no setting and no prepared statement on a connection', async () => {
    const pooler = await databaseProxy(fresh.url, { isPooler: true });
    const database = openDatabase({ url: pooler.url, poolSize: 1, pooler: 'transaction' });
    const reader = database.reader('lone', EVERY_ROW);
    expect(await reader.query(ONCE, [1])).toEqual([{ sum: 2 }]);
    pooler.packets.length = 0;
    expect(await reader.texts(ONCE, [2])).toEqual([['3']]);
    const sent = pooler.packets.map(({ text: one }) => one).join('');
    expect(pooler.packets.map(({ types }) => types).join('')).toBe('QPBDESQ');
    expect(sent).toMatch(/begin read only; set local role "lone_reader"/);
    expect(sent).not.toMatch(/set (?!local)/);
    expect(sent).toContain(`\0${ONCE.text}\0`); // After an empty name.
    await database.close();
    await pooler.close();
  });
});
