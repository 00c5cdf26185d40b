import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { openLedger } from '../../../gateway/ledger/chain/append';
import { text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import { prepared } from '../../../gateway/ledger/ledger-client';
import { openLedgerConnection } from '../../../gateway/ledger/ledger-connection';
import type { Ledger } from '../../../gateway/ledger/entries';
import type { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { TestDatabase } from '../../setup/database';
import { headHeld, waitingBackend } from './held-head';
import { event, intent, ledgerDatabase, outcome, rowsOf, verified } from './ledger-fixtures';

const TIMEOUT_MS = 1000;

let database: TestDatabase;
let ledger: Ledger;
let causes: unknown[];
beforeEach(async () => {
  database = await ledgerDatabase();
  causes = [];
  ledger = openLedger({
    url: database.url,
    timeoutMs: TIMEOUT_MS,
    onFailure: (cause) => causes.push(cause),
  });
});
afterEach(async () => {
  await ledger.close();
  await database.drop();
});

const UNAVAILABLE = {
  code: 'AUDIT_UNAVAILABLE',
  message:
    'The audit log cannot be written at the moment, so nothing is read that must be recorded there.',
  extensions: {
    code: 'AUDIT_UNAVAILABLE',
    remedy: 'Repeat it in a moment; the operator must repair the audit log.',
  },
};

async function refusal(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => null,
    (thrown: RiverGateError) => thrown,
  );
  return error && { code: error.code, message: error.message, extensions: error.extensions };
}

describe('a record that cannot be written', () => {
  test("S5F1 MUST refuse in time while the head is held by somebody else, reveal nothing of the hub's internals, and go on afterwards", async () => {
    const holder = await headHeld(database.url);
    const refused = await Promise.all([
      refusal(ledger.begin(intent())),
      refusal(ledger.note(event())),
    ]);
    expect(refused).toEqual([UNAVAILABLE, UNAVAILABLE]);
    expect(causes).toMatchObject([{ code: '57014' }]);
    await holder.end();
    await expect(ledger.begin(intent())).resolves.toMatchObject({ sequence: 1 });
  });

  test('S5F2 MUST write nothing of a transaction whose backend is killed, and go on with another', async () => {
    const before = await ledger.begin(intent());
    const holder = await headHeld(database.url);
    const refused = refusal(ledger.begin(intent()));
    const ending = refusal(before.end(outcome()));
    await rowsOf(
      database.url,
      `select pg_terminate_backend(${String(await waitingBackend(database.url))})`,
    );
    expect(await Promise.all([refused, ending])).toEqual([UNAVAILABLE, UNAVAILABLE]);
    await holder.end();
    await expect(ledger.begin(intent())).resolves.toMatchObject({ sequence: 2 });
    expect(await verified(database.url)).toMatchObject({
      entries: 2,
      firstBroken: null,
      withoutOutcome: 2,
    });
  });

  test('S5F3 MUST refuse while the database is down, and go on once it is back', async () => {
    await ledger.begin(intent());
    const name = new URL(database.url).pathname.slice(1);
    const server = new URL(database.url);
    server.pathname = '/postgres';
    await rowsOf(server.href, `alter database ${name} allow_connections false`);
    await rowsOf(
      server.href,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    expect(await refusal(ledger.begin(intent()))).toEqual(UNAVAILABLE);
    await rowsOf(server.href, `alter database ${name} allow_connections true`);
    await expect(ledger.begin(intent())).resolves.toMatchObject({ sequence: 2 });
  });

  test('S5F4 MUST refuse in time where a server accepts and never answers', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const url = `postgres://hub@127.0.0.1:${String(port)}/hub`;
    const deaf = openLedger({ url, timeoutMs: TIMEOUT_MS });
    expect(await refusal(deaf.begin(intent()))).toEqual(UNAVAILABLE);
    await deaf.close();
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  test.each([
    [
      'the head row is missing',
      'delete from hub.ledger_head',
      'The head row of the audit log is missing.',
    ],
    [
      'the head is another than the last entry',
      "update hub.ledger_head set hash = repeat('B', 43)",
      'The head of the audit log is at 1, but its last entry is 1, or another one.',
    ],
    [
      'the head was set back',
      "update hub.ledger_head set sequence = 0, hash = repeat('A', 43)",
      'The head of the audit log is at 0, but its last entry is 1, or another one.',
    ],
  ])('S5F5 MUST refuse where %s', async (_claim, sql, cause) => {
    await ledger.begin(intent());
    await rowsOf(database.url, sql);
    expect(await refusal(ledger.begin(intent()))).toEqual(UNAVAILABLE);
    expect(causes).toMatchObject([{ code: 'LEDGER_BROKEN', message: cause }]);
    const [left] = await rowsOf(database.url, 'select count(*)::int from hub.ledger_entry');
    expect(left).toEqual({ count: 1 });
  });

  test.each([
    ['cut', 'delete from hub.ledger_entry where sequence = 2'],
    ['rewritten', "update hub.ledger_entry set hash = repeat('B', 43) where sequence = 2"],
  ])(
    'S5F9 MUST refuse where what the gateway itself wrote was %s, although the head agrees',
    async (_claim, sql) => {
      await ledger.note(event());
      await ledger.note(event());
      await rowsOf(
        database.url,
        `alter table hub.ledger_entry disable trigger all; ${sql};
       update hub.ledger_head set (sequence, hash) =
         (select sequence, hash from hub.ledger_entry order by sequence desc limit 1)`,
      );
      expect(await refusal(ledger.begin(intent()))).toEqual(UNAVAILABLE);
      expect(causes).toMatchObject([{ code: 'LEDGER_BROKEN' }]);
    },
  );

  test('S5F6 MUST let the others go on when a gateway stops dead with the head in its hand', async () => {
    const dead = openLedgerConnection({ url: database.url, timeoutMs: TIMEOUT_MS / 3 });
    const alive = new EventEmitter();
    const held = new Promise<void>((hold) => {
      const stuck = dead.withHead(async () => {
        hold();
        await once(alive, 'again');
        return { answer: null, writes: [] };
      });
      void expect(stuck)
        .rejects.toThrow()
        .then(() => alive.emit('undone'));
    });
    await held;
    await expect(ledger.begin(intent())).resolves.toMatchObject({ sequence: 1 });
    const undone = once(alive, 'undone');
    alive.emit('again');
    await undone;
    await dead.close();
  });

  test('S5F8 MUST wait until an entry is on disk, whatever the database is set to', async () => {
    const { pathname } = new URL(database.url);
    await rowsOf(database.url, `alter database ${pathname.slice(1)} set synchronous_commit = off`);
    const connection = openLedgerConnection({ url: database.url });
    const settings = statement({
      text: "select current_setting('synchronous_commit') as commits, current_user::text as role",
      columns: { commits: text(), role: text() },
    });
    expect(await connection.query(prepared('settings', settings))).toEqual([
      { commits: 'on', role: 'hub_writer' },
    ]);
    await connection.close();
  });

  test('refuses after it was closed', async () => {
    const closed = openLedger({ url: database.url });
    await closed.close();
    expect(await refusal(closed.begin(intent()))).toEqual(UNAVAILABLE);
  });

  test('S5F7 MUST show an intent that a crash left without outcome, in a chain that is whole', async () => {
    const gateway = openLedger({ url: database.url });
    await gateway.begin(intent());
    await gateway.close(); // As a crash would: no outcome follows.
    const ended = await ledger.begin(intent());
    await ended.end(outcome({ outcome: 'FAILED', rows: {} }));
    expect(await verified(database.url)).toMatchObject({
      entries: 3,
      firstBroken: null,
      withoutOutcome: 1,
    });
  });
});
