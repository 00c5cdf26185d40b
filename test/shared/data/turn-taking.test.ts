import { withConnection } from '../../../shared/data/server/with-connection';
import { watchLockWaits } from '../../../shared/data/lock-waits';
import { inTurn } from '../../../shared/data/turn-taking';
import { freshDatabase, type TestDatabase } from '../../setup/database';

let fresh: TestDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

/** A promise that the test keeps when it likes. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('inTurn', () => {
  test('lets one after the other, and who waits says for whom', async () => {
    const order: string[] = [];
    const notes: string[] = [];
    const { open, opened } = gate();
    const began = gate();
    const url = `${fresh.url}?application_name=first`;
    const first = inTurn({ url, what: 'migrating', note: () => undefined }, async () => {
      began.open();
      await opened;
      order.push('first');
    });
    await began.opened;
    const note = (line: string) => {
      notes.push(line);
      open();
    };
    await inTurn({ url: fresh.url, what: 'migrating', note }, () =>
      Promise.resolve(void order.push('second')),
    );
    await first;
    expect(order).toEqual(['first', 'second']);
    expect(notes).toEqual([
      expect.stringMatching(
        /^Another process is migrating this database: waiting for its PostgreSQL process \d+ \(first, since /,
      ),
    ]);
  });

  test('ends a turn with its connection, as when a process is killed', async () => {
    const turn = inTurn(
      { url: `${fresh.url}?application_name=killed`, what: 'migrating', note: () => undefined },
      async () => {
        await withConnection(fresh.url, (client) =>
          client.query(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'killed'",
          ),
        );
        return 'done';
      },
    );
    await turn.catch(() => undefined);
    const again = inTurn({ url: fresh.url, what: 'migrating', note: () => undefined }, () =>
      Promise.resolve('next'),
    );
    expect(await again).toBe('next');
  });
});

describe('watchLockWaits', () => {
  test('names once the process that holds up connections of this name', async () => {
    const notes: string[] = [];
    const said = gate();
    await withConnection(`${fresh.url}?application_name=importer`, async (holder) => {
      await holder.query('create table held (id int)');
      await holder.query('begin');
      await holder.query('lock table held');
      const note = (line: string) => {
        notes.push(line);
        said.open();
      };
      const stop = watchLockWaits({ url: fresh.url, application: 'waiter', note, everyMs: 20 });
      const waiting = withConnection(`${fresh.url}?application_name=waiter`, (waiter) =>
        waiter.query('select from held'),
      );
      await said.opened;
      await holder.query('commit');
      await waiting;
      stop();
    });
    expect(notes).toEqual([
      expect.stringMatching(
        /^Waiting for PostgreSQL process \d+ \(importer, idle in transaction since [\d:]+\), which holds what this needs\.$/,
      ),
    ]);
  });
});
