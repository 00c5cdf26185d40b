import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../../../../gateway/cli/command';
import { importCommand } from '../../../../gateway/cli/data/import';
import { readSettings } from '../../../../shared/config/settings';
import { migrateDepartment } from '../../../../shared/data/migrate';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { freshDatabase, type TestDatabase } from '../../../setup/database';

const MIGRATIONS = join(__dirname, '..', '..', '..', '..', 'migrations');
const SITES = '监测点编码,监测点名称,城市,经度,纬度,对照点\n9001A,甲站,江门,113.1,22.6,N\n';

let fresh: TestDatabase;
let folder: string;
beforeEach(async () => {
  fresh = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  writeFileSync(join(folder, 'sites.csv'), SITES);
});
afterEach(async () => {
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

const rowsOf = (sql: string): Promise<ReadonlyArray<unknown>> =>
  withConnection(fresh.url, async (client) => (await client.query(sql)).rows);

/** Runs the command as the command line does; answers what it said and noted. */
async function imported(): Promise<{ readonly said: string[]; readonly noted: string[] }> {
  const [said, noted]: [string[], string[]] = [[], []];
  const call: Parameters<Command['run']>[0] = {
    settings: readSettings({ DATABASE_URL: fresh.url, RIVERGATE_DATA: folder }),
    positionals: ['environment/air-sites', join(folder, 'sites.csv')],
    options: { rejects: join(folder, 'rejects.csv') },
    terminal: {
      isWatched: false,
      say: (line) => said.push(line),
      note: (line) => noted.push(line),
      progress: () => undefined,
    },
    stop: new AbortController().signal,
  };
  await importCommand.run(call);
  return { said, noted };
}

describe('import into a database of a department alone', () => {
  test('makes that schema and no other, stores, and says to whom its stations are not announced', async () => {
    const { said, noted } = await imported();
    expect(said).toEqual([
      'environment/air-sites: rows read 1, stored 1, revised 0, unchanged 0, rejected 0; encoding utf-8',
    ]);
    expect(noted.join('\n')).toContain('environment: 1 stations are announced to no exchange');
    const schemas = await rowsOf(
      `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`,
    );
    expect(schemas).toEqual([{ name: 'environment' }]);
  });
});

describe('import into a database of the whole hub', () => {
  test('announces its stations, and that the hub holds real data', async () => {
    await migrateDepartment('exchange', { url: fresh.url, folder: MIGRATIONS });
    const { noted } = await imported();
    expect(noted).toEqual([]);
    expect(await rowsOf('select name_zh, provenance from reference.station_ref')).toEqual([
      { name_zh: '甲站', provenance: 'MEASURED' },
    ]);
    expect(await rowsOf('select department from exchange.real_data')).toEqual([
      { department: 'environment' },
    ]);
  });
});
