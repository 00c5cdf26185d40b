import { Client } from 'pg';
import { openDatabase, type Database } from '../../../shared/data/database';
import { ensureDepartmentRoles } from '../../../shared/data/department-roles';
import { withConnection } from '../../../shared/data/server/with-connection';
import { EVERY_ROW } from '../../../shared/data/row-bounds';
import { freshDatabase, type TestDatabase } from '../../setup/database';

let fresh: TestDatabase;
let database: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  await ensureDepartmentRoles(fresh.url, 'patient');
  database = openDatabase({ url: fresh.url, poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const SETTINGS = `select current_setting('statement_timeout') as statement,
  current_setting('idle_in_transaction_session_timeout') as idle,
  current_setting('client_connection_check_interval') as client`;

interface Shown {
  readonly statement: string;
  readonly idle: string;
  readonly client: string;
}

describe('the patience of a transaction', () => {
  test.each<[string, () => Promise<ReadonlyArray<Shown>>, [string, string]]>([
    ['a read', () => database.reader('patient', EVERY_ROW).query(SETTINGS), ['30s', '30s']],
    [
      'a command',
      () => database.asWriter('patient', ({ query }) => query(SETTINGS)),
      ['30s', '1min'],
    ],
    [
      'an announcement',
      () => database.asAnnouncer('patient', ({ query }) => query(SETTINGS)),
      ['30s', '1min'],
    ],
    ['an import', () => database.asOwner('patient', ({ query }) => query(SETTINGS)), ['0', '1h']],
  ])(
    'of %s is that of its kind, and its backend looks after its client',
    async (_, ask, [statement, idle]) => {
      expect(await ask()).toEqual([{ statement, idle, client: '5s' }]);
    },
  );

  test('does not outlast the transaction on its connection', async () => {
    const alone = openDatabase({ url: fresh.url, poolSize: 1 });
    await alone.asOwner('patient', ({ query }) => query('select 1'));
    expect(await alone.asOwner('patient', ({ query }) => query(SETTINGS))).toHaveLength(1);
    await alone.close();
  });
});

test('a backend whose client is gone ends, however long its statement would go on', async () => {
  const name = `gone_${crypto.randomUUID()}`;
  const client = new Client({ connectionString: `${fresh.url}?application_name=${name}` });
  client.on('error', () => undefined);
  await client.connect();
  await client.query("select set_config('client_connection_check_interval', '100ms', false)");
  const endless = client.query('select pg_sleep(600)').catch(() => 'gone');
  Reflect.get(client.connection, 'stream').destroy();
  expect(await endless).toBe('gone');
  await withConnection(fresh.url, async (watcher) => {
    const alive = async () =>
      (await watcher.query('select from pg_stat_activity where application_name = $1', [name]))
        .rowCount;
    for (const end = Date.now() + 20_000; (await alive()) !== 0 && Date.now() < end;);
    expect(await alive()).toBe(0);
  });
});
