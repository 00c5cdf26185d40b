import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { keepSorted } from '../../../../shared/monitoring/partition-order/keep-sorted';
import { sortPartition } from '../../../../shared/monitoring/partition-order/sort-partition';
import { department as water } from '../../../../subgraphs/water/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';

const NOW = new Date('2026-11-23T10:00:00Z');
const CLOSED = new Date('2026-10-19T10:00:00Z');
const SERIES = 40;

let hub: DepartmentHub;
beforeAll(async () => {
  hub = await departmentHub([water]);
});
beforeEach(() =>
  onServer(async (client) => {
    await client.query(FILL);
    await isOldest(client);
  }),
);
afterEach(() =>
  onServer((client) =>
    client.query(
      'drop table water.observation_2024, water.observation_2026, water.observation_by_one',
    ),
  ),
);
afterAll(() => hub.close());

function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return withConnection(hub.url, work);
}

/**
 * Waits until no transaction runs that is older than what was written last: of any database of the
 * server, since a partition is only replaced if none can have written to it unseen.
 */
async function isOldest(client: Client): Promise<void> {
  const { rows } = await client.query<{ last: string }>(
    'select pg_current_xact_id()::text as last',
  );
  for (let isOlder = true; isOlder; await setTimeout(50)) {
    const { rows: found } = await client.query<{ older: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot()) <= ($1::text)::xid8 as older',
      [rows[0]?.last],
    );
    isOlder = found[0]?.older === true;
  }
}

/** A closed year and a running one by time, and a closed one series by series. */
const FILL = `
  set role water_owner;
  create table water.observation_2024 partition of water.observation for values from ('2024-01-01') to ('2025-01-01');
  create table water.observation_2026 partition of water.observation for values from ('2026-01-01') to ('2027-01-01');
  create table water.observation_by_one partition of water.observation for values from ('2025-01-01') to ('2026-01-01');
  insert into water.observation select s, t, s + extract(hour from t), case s when 3 then 0.5 end, s % 3, s % 2, 1
    from generate_series(timestamptz '2024-03-01', '2024-03-20', '1 hour') t, generate_series(1, ${String(SERIES)}) s order by t, s;
  insert into water.observation select s, t, 1, null, 0, 0, 1
    from generate_series(timestamptz '2026-03-01', '2026-03-20', '1 hour') t, generate_series(1, ${String(SERIES)}) s order by t, s;
  insert into water.observation select s, t, 1, null, 0, 0, 1
    from generate_series(timestamptz '2025-03-01', '2025-03-20', '1 hour') t, generate_series(1, ${String(SERIES)}) s order by s, t;
  analyze water.observation_2024, water.observation_2026, water.observation_by_one`;

const asked = () => ({
  ...{ database: hub.database, department: 'water', closedBy: CLOSED, fewestPages: 1 },
  signal: new AbortController().signal,
});

/** Everything that a caller may notice of a partition: rows, definition, owner, indexes. */
async function stateOf(client: Client, name: string) {
  const one = async (sql: string) =>
    (await client.query<{ found: unknown }>(sql.replaceAll('$name', name))).rows.map(
      ({ found }) => found,
    );
  return {
    rows: await one(
      'select md5(string_agg(o::text, $$,$$ order by series_id, starts_at)) as found from water.$name o',
    ),
    columns: await one(
      `select format('%s %s %s %s', attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)) as found
       from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
       where attrelid = 'water.$name'::regclass and attnum > 0 order by attnum`,
    ),
    table: await one(
      `select format('%s %s %s %s', pg_get_userbyid(relowner), relacl, relrowsecurity, pg_get_expr(relpartbound, oid)) as found from pg_class where oid = 'water.$name'::regclass`,
    ),
    constraints: await one(
      `select pg_get_constraintdef(oid) as found from pg_constraint where conrelid = 'water.$name'::regclass order by 1`,
    ),
    indexes: await one(
      `select format('%s of %s', replace(pg_get_indexdef(indexrelid), indexrelid::regclass::text, ''), inhparent::regclass) as found
       from pg_index left join pg_inherits on inhrelid = indexrelid where indrelid = 'water.$name'::regclass order by indisprimary`,
    ).then((all) => all.map((one) => String(one).replace(/INDEX \S+ ON/, 'INDEX ON'))),
  };
}

/** Pages on which the values of a series lie. */
async function pagesOf(client: Client, name: string): Promise<number> {
  const { rows } = await client.query<{ pages: string }>(
    `select count(distinct (ctid::text::point)[0]) as pages from water.${name} where series_id = 7`,
  );
  return Number(rows[0]?.pages);
}

describe('a closed partition whose rows lie by time', () => {
  test('lies series by series afterwards, and is otherwise the same', async () => {
    await onServer(async (client) => {
      const before = await stateOf(client, 'observation_2024');
      const pages = await pagesOf(client, 'observation_2024');
      expect(await sortPartition(asked())).toBe('observation_2024');
      expect(await stateOf(client, 'observation_2024')).toEqual(before);
      expect(pages).toBeGreaterThan(100);
      expect(await pagesOf(client, 'observation_2024')).toBeLessThan(9);
      expect(await sortPartition(asked())).toBeNull();
    });
  });

  test('stays as it was if a row was written while it was copied', async () => {
    await onServer(async (client) => {
      await client.query('begin');
      await client.query(
        "update water.observation set value = -1 where series_id = 7 and starts_at = '2024-03-02'",
      );
      const sorting = sortPartition(asked());
      await waitingFor(client, 'observation');
      await client.query('commit');
      expect(await sorting).toBeNull();
      const { rows } = await client.query<{ value: number }>(
        "select value from water.observation where series_id = 7 and starts_at = '2024-03-02'",
      );
      expect(rows).toEqual([{ value: -1 }]);
      expect(await pagesOf(client, 'observation_2024')).toBeGreaterThan(100);
    });
  });

  test('stays as it was if a reader does not end in time, which goes on', async () => {
    await onServer(async (client) => {
      await client.query('begin; select from water.observation limit 1');
      await expect(sortPartition(asked())).rejects.toMatchObject({ code: '55P03' });
      await client.query('commit');
      expect(await pagesOf(client, 'observation_2024')).toBeGreaterThan(100);
      expect(await leftOver(client)).toEqual([]);
    });
  });

  test('is sorted while the process runs; the running one and small ones are not', async () => {
    const sorted: string[] = [];
    const failures: unknown[] = [];
    const run = async (fewestPages: number, until: () => boolean) => {
      const end = keepSorted({
        ...{ database: hub.database, departments: ['water'], everyMs: 3_600_000, fewestPages },
        now: () => NOW,
        onSorted: (_, partition) => void sorted.push(partition),
        onFailure: (_, cause) => void failures.push(cause),
      });
      for (const last = Date.now() + 20_000; !until() && Date.now() < last;)
        await onServer((client) => client.query('select'));
      await end();
    };
    await run(100_000, () => true);
    expect(sorted).toEqual([]);
    await run(1, () => sorted.length > 0);
    expect({ sorted, failures }).toEqual({ sorted: ['observation_2024'], failures: [] });
    await onServer(async (client) => {
      expect(await pagesOf(client, 'observation_2026')).toBeGreaterThan(100);
    });
  });

  test('is left as it was when the process ends meanwhile', async () => {
    await onServer(async (client) => {
      await client.query(
        `begin; select pg_advisory_xact_lock(hashtext('water.observation by series'))`,
      );
      const stop = new AbortController();
      const sorting = sortPartition({ ...asked(), signal: stop.signal });
      const ended = expect(sorting).rejects.toMatchObject({ name: 'AbortError' });
      stop.abort();
      await client.query('commit');
      await ended;
      expect(await pagesOf(client, 'observation_2024')).toBeGreaterThan(100);
      expect(await leftOver(client)).toEqual([]);
    });
  });
});

/** Resolves when a session waits for a lock on a table, at most as long as it may. */
async function waitingFor(client: Client, table: string): Promise<void> {
  for (const last = Date.now() + 20_000; Date.now() < last;) {
    const { rowCount } = await client.query(
      `select from pg_locks where not granted and relation = 'water.${table}'::regclass`,
    );
    if (rowCount) return;
  }
}

async function leftOver(client: Client) {
  const { rows } = await client.query(
    `select relname from pg_class where relname like 'observation%by_series%'`,
  );
  return rows;
}
