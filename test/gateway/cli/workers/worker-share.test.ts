import { connectionShare, settingsOfWorker } from '../../../../gateway/cli/workers/worker-share';
import { readSettings } from '../../../../shared/config/settings';
import { otherConnections } from '../../../../shared/data/database';
import { serverConnections } from '../../../../shared/data/server/server-connections';
import { freshDatabase, type TestDatabase } from '../../../setup/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const settings = (workers: number, poolSize: number) =>
  readSettings({ RIVERGATE_WORKERS: String(workers), RIVERGATE_POOL_SIZE: String(poolSize) });

test('gives each worker its part of what one process may use', () => {
  const of = readSettings({
    RIVERGATE_WORKERS: '4',
    RIVERGATE_CACHE_MB: '128',
    RIVERGATE_MAX_CONNECTIONS: '10',
    RIVERGATE_MAX_CONNECTIONS_PER_ADDRESS: '2',
  });
  expect(settingsOfWorker(of, 1)).toEqual({
    ...of,
    poolSize: 3,
    cacheMb: 32,
    maxConnections: 3,
    maxConnectionsPerAddress: 1,
    tracesPerSecond: 3,
  });
});

test.each([
  [0, [0, 0, 0]],
  [1, [1, 0, 0]],
  [11, [4, 4, 3]],
])('divides %s traces a second so that the workers together have no more', (whole, shares) => {
  const of = readSettings({
    ...{ RIVERGATE_WORKERS: '3', RIVERGATE_TRACES_PER_SECOND: String(whole) },
  });
  expect([1, 2, 3].map((number) => settingsOfWorker(of, number).tracesPerSecond)).toEqual(shares);
});

test('keeps the connections of all processes below what PostgreSQL grants', async () => {
  const granted = await serverConnections(database.url);
  for (const [workers, poolSize] of [
    [2, 10],
    [2, 100],
    [3, 10],
  ] as const) {
    const of = settings(workers, poolSize);
    const { ofWorker } = await connectionShare(database.url, of);
    const { poolSize: reading } = settingsOfWorker(of, 1);
    const primary = reading + otherConnections(reading);
    expect(workers * ofWorker + primary).toBeLessThan(granted);
  }
});

test('refuses more workers than PostgreSQL has connections for, and says how many they need', async () => {
  await expect(connectionShare(database.url, settings(64, 10))).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    message: expect.stringMatching(
      /^RIVERGATE_WORKERS=64 needs \d+ connections to PostgreSQL at RIVERGATE_POOL_SIZE=10, but its max_connections grants \d+\./,
    ) as string,
  });
});
