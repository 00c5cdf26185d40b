import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withConnection } from '../../../../shared/data/server/with-connection';
import { freshDatabase, type TestDatabase } from '../../../setup/database';
import { ensureTemplate } from '../../../setup/template';

/** What a hub of version 0.1.0 left. */
export const FORMER_HUB = join(__dirname, '..', '..', '..', 'setup', 'fixtures', 'hub-0.1.0');

/** Where today's migrations lie. */
export const MIGRATIONS = join(__dirname, '..', '..', '..', '..', 'migrations');

/** Its database, as it was. */
export async function formerDatabase(): Promise<TestDatabase> {
  const sql = readFileSync(join(FORMER_HUB, 'database.sql'), 'utf8');
  const template = await ensureTemplate('hub_0_1_0', (url) =>
    withConnection(url, async (client) => {
      await client.query(sql);
    }),
  );
  return freshDatabase(template);
}
