import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDepartment } from '../../../../shared/data/migrate';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { upgradeDatabase } from '../../../../shared/data/upgrade/upgrade-database';
import { freshDatabase, type TestDatabase } from '../../../setup/database';

const [FIRST, SECOND, THIRD, FOURTH] = [
  1_797_000_000_001, 1_797_000_000_002, 1_797_000_000_003, 1_797_000_000_004,
];

let folder: string;
let database: TestDatabase;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'adjacent-'));
  database = await freshDatabase();
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** Migrations of a version, each with the one that it works with, if any. */
type Migrations = Readonly<Record<number, number | null>>;

/** The folder of a version whose department `water` has these migrations; each adds a table. */
function version(name: string, migrations: Migrations): string {
  const own = join(folder, name, 'water');
  mkdirSync(own, { recursive: true });
  for (const [time, worksWith] of Object.entries(migrations))
    writeFileSync(
      join(own, `${time}-add.js`),
      `exports.Add${time} = class Add${time} {
        ${worksWith === null ? '' : `worksWith = ${String(worksWith)};`}
        up(db) { return db.query('create table water.t${time} (a int)'); }
        down(db) { return db.query('drop table water.t${time}'); }
      };`,
    );
  return join(folder, name);
}

/** What a version does with the database when it starts. */
async function start(ofVersion: string): Promise<ReadonlyArray<string>> {
  const options = { url: database.url, folder: ofVersion };
  await upgradeDatabase(options);
  return (await migrateDepartment('water', options)).applied;
}

const OLDER = { [FIRST]: null, [SECOND]: null };

test('an older version starts again on what a newer one has added for it, and changes nothing', async () => {
  const older = version('older', OLDER);
  const newer = version('newer', { ...OLDER, [THIRD]: SECOND, [FOURTH]: FIRST });
  expect(await start(older)).toEqual([`Add${String(FIRST)}`, `Add${String(SECOND)}`]);
  expect(await start(newer)).toEqual([`Add${String(THIRD)}`, `Add${String(FOURTH)}`]);
  expect(await start(older)).toEqual([]);
  expect(await start(newer)).toEqual([]);
});

test.each<[string, Migrations, Migrations]>([
  ['that does not say so', OLDER, { ...OLDER, [THIRD]: null }],
  ['of which one of two does not say so', OLDER, { ...OLDER, [THIRD]: SECOND, [FOURTH]: null }],
  ['that works with a later version only', { [FIRST]: null }, { ...OLDER, [THIRD]: SECOND }],
  [
    'without a migration of its own',
    { [FIRST]: null, [FOURTH]: null },
    { [FIRST]: null, [SECOND]: FIRST },
  ],
])('an older version is refused on a database %s', async (_, ofOlder, ofNewer) => {
  const older = version('older', ofOlder);
  await start(version('newer', ofNewer));
  await expect(start(older)).rejects.toMatchObject({ code: 'DATABASE_HISTORY_UNKNOWN' });
});

test('a declaration that was not recorded when its migration ran is recorded at the next start', async () => {
  const older = version('older', OLDER);
  const newer = version('newer', { ...OLDER, [THIRD]: SECOND });
  await start(newer);
  await withConnection(database.url, (client) =>
    client.query('update water.migration set works_with = null'),
  );
  await expect(start(older)).rejects.toMatchObject({ code: 'DATABASE_HISTORY_UNKNOWN' });
  await start(newer);
  expect(await start(older)).toEqual([]);
});

test('a migration that works with none of its schema is the mistake of its author', async () => {
  const wrong = version('wrong', { [FIRST]: null, [SECOND]: THIRD });
  await expect(start(wrong)).rejects.toThrow(
    new TypeError(
      `worksWith of Add${String(SECOND)} must be the digits of an earlier migration of "water", but got: ${String(THIRD)}.`,
    ),
  );
});
