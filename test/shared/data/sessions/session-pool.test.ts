import { ensureDepartmentRoles } from '../../../../shared/data/department-roles';
import { EVERY_ROW } from '../../../../shared/data/row-bounds';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { SessionPool } from '../../../../shared/data/sessions/session-pool';
import { readerStanding, type Standing } from '../../../../shared/data/sessions/standing';
import { WaitingLine } from '../../../../shared/data/sessions/waiting-line';
import { freshDatabase, type TestDatabase } from '../../../setup/database';

let fresh: TestDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  for (const department of ['slow', 'swift']) await ensureDepartmentRoles(fresh.url, department);
});
afterAll(() => fresh.drop());

const SLOW = readerStanding('slow', EVERY_ROW);
const SWIFT = readerStanding('swift', EVERY_ROW);
const SOME = readerStanding('swift', { ...EVERY_ROW, districts: ['440703'] });

/** Runs `work` with a pool of so many connections. */
async function pooled(
  size: number,
  work: (pool: SessionPool) => Promise<void>,
  others = 0,
): Promise<void> {
  const pool = new SessionPool({ connectionString: fresh.url }, { size, others });
  try {
    await work(pool);
  } finally {
    await pool.close();
  }
}

async function pidOf(pool: SessionPool, standing: Standing): Promise<unknown> {
  const asked = { text: 'select pg_backend_pid()', values: [], isText: true };
  const [row] = (await pool.run(standing, asked)).rows as unknown[][];
  return row?.[0];
}

/** Waits for a lock that `held` holds. */
const LOCKED = { text: 'select pg_advisory_xact_lock_shared(11)', values: [], isText: true };

async function whileLocked(work: (unlock: () => Promise<void>) => Promise<void>): Promise<void> {
  await withConnection(fresh.url, async (client) => {
    await client.query('select pg_advisory_lock(11)');
    await work(async () => void (await client.query('select pg_advisory_unlock(11)')));
  });
}

describe('the reading connections of a process', () => {
  test('leave other departments a quarter when one waits in all that it may use', async () => {
    await pooled(4, async (pool) => {
      await pidOf(pool, SWIFT);
      await whileLocked(async (unlock) => {
        const slow = Array.from({ length: 10 }, () => pool.run(SLOW, LOCKED));
        expect(await pidOf(pool, SWIFT)).toMatch(/^\d+$/);
        await unlock();
        expect(await Promise.all(slow)).toHaveLength(10);
      });
    });
  });

  test('are as many as allowed, for all departments together', async () => {
    await pooled(3, async (pool) => {
      const reads = Array.from({ length: 60 }, (_, at) => pidOf(pool, at % 2 ? SLOW : SWIFT));
      expect(new Set(await Promise.all(reads)).size).toBe(3);
    });
  });

  test('are at most what the process may use of those, beside its other connections', async () => {
    const bounds = { size: 9, others: 5, granted: 7 };
    const pool = new SessionPool({ connectionString: fresh.url }, bounds);
    await pidOf(pool, SWIFT); // From then on the pool knows what is granted.
    const pids = await Promise.all(Array.from({ length: 20 }, () => pidOf(pool, SWIFT)));
    await pool.close();
    expect(new Set(pids).size).toBe(2);
  });

  test('are at most what the server grants beside the other connections of the process', async () => {
    const others = 100_000;
    await pooled(
      3,
      async (pool) => {
        const first = await pidOf(pool, SWIFT);
        const pids = await Promise.all(Array.from({ length: 20 }, () => pidOf(pool, SWIFT)));
        expect(new Set(pids)).toEqual(new Set([first]));
      },
      others,
    );
  });

  test('serve a caller by one that stands for it already', async () => {
    await pooled(2, async (pool) => {
      const pids = await Promise.all([pidOf(pool, SWIFT), pidOf(pool, SLOW)]);
      for (const standing of [SLOW, SWIFT, SWIFT, SLOW, SLOW])
        expect(await pidOf(pool, standing)).toBe(pids[standing === SWIFT ? 0 : 1]);
    });
  });

  test('are replaced after the server has ended them', async () => {
    await pooled(1, async (pool) => {
      const first = await pidOf(pool, SWIFT);
      await withConnection(fresh.url, async (client) => {
        const waiting = pool.run(SWIFT, { ...LOCKED, text: 'select pg_sleep(60)' });
        const refused = expect(waiting).rejects.toThrow(/terminat/);
        await client.query('select pg_terminate_backend($1)', [first]);
        await refused;
      });
      expect(await pidOf(pool, SWIFT)).not.toBe(first);
    });
  });

  test('are counted by department, with those who wait for one', async () => {
    const ofReading = { pool: 'reading', refused: 0 };
    await pooled(2, async (pool) => {
      expect(pool.counts()).toEqual([]);
      await pidOf(pool, SWIFT);
      await whileLocked(async (unlock) => {
        const slow = Array.from({ length: 5 }, () => pool.run(SLOW, LOCKED));
        expect(pool.counts()).toEqual([
          { ...ofReading, department: 'swift', used: 0, idle: 0, waiting: 0 },
          { ...ofReading, department: 'slow', used: 2, idle: 0, waiting: 3 },
        ]);
        await unlock();
        await Promise.all(slow);
      });
      expect(pool.counts().at(-1)).toEqual({
        ...{ ...ofReading, department: 'slow', used: 0, waiting: 0 },
        idle: expect.any(Number) as number,
      });
    });
  });

  test('refuse a statement after they were closed', async () => {
    await pooled(1, async (pool) => {
      await pool.close();
      await expect(pidOf(pool, SWIFT)).rejects.toThrow('The database has been closed.');
    });
  });
});

describe('a line of those who wait', () => {
  test('lets who stands as the connection does go first, but not without end', async () => {
    const line = new WaitingLine<string>();
    const served: string[] = [];
    const join = (standing: Standing, name: string) =>
      line.wait(standing).then(() => served.push(name));
    const all = [join(SOME, 'some'), ...Array.from({ length: 12 }, () => join(SWIFT, 'swift'))];
    const placeOnce = () => {
      const places = ['place'];
      return () => places.pop();
    };
    all.forEach(() => {
      line.serve(placeOnce(), SWIFT);
    });
    await Promise.all(all);
    expect(served.indexOf('some')).toBe(8);
    expect(served).toHaveLength(13);
  });

  test('refuses at once when too many wait', async () => {
    const line = new WaitingLine<string>();
    const waiting = Array.from({ length: 10_000 }, () => line.wait(SWIFT).catch(() => 'refused'));
    await expect(line.wait(SWIFT)).rejects.toMatchObject({
      code: 'DEPARTMENT_UNAVAILABLE',
      message: '10000 statements wait for a connection to PostgreSQL already.',
    });
    expect(line.countsOf('swift_reader')).toEqual({ waiting: 10_000, refused: 1 });
    expect(line.countsOf('slow_reader')).toEqual({ waiting: 0, refused: 0 });
    line.refuseAll(new Error('over'));
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['refused']));
  });
});
