import { Client, escapeIdentifier } from 'pg';
import { errorCodeOf } from '../errors/error-code';

/** What every owner may do besides: tell the directory of its own stations (`directory.station_ref`). */
const STATION_ANNOUNCER = 'station_announcer';

/**
 * Makes sure that a department has its schema and its three roles: `<department>_owner` (migrates,
 * ingests, announces its stations), `<department>_reader` (answers queries) and `<department>_writer`
 * (changes rows). The last two may use the schema, and have only what a migration grants them by name.
 * Safe to repeat, and beside another hub on the same server.
 */
export async function ensureDepartmentRoles(url: string, department: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const [owner, reader] = [`${department}_owner`, `${department}_reader`];
    const writer = `${department}_writer`;
    for (const role of [owner, reader, writer]) {
      await createRole(client, role);
      await client.query(`grant ${escapeIdentifier(role)} to current_user`).catch(ignoreConcurrent);
    }
    await createRole(client, STATION_ANNOUNCER);
    await client
      .query(`grant ${STATION_ANNOUNCER} to ${escapeIdentifier(owner)}`)
      .catch(ignoreConcurrent);
    const schema = escapeIdentifier(department);
    await client.query(
      `create schema if not exists ${schema} authorization ${escapeIdentifier(owner)}`,
    );
    for (const role of [reader, writer])
      await client.query(`grant usage on schema ${schema} to ${escapeIdentifier(role)}`);
  } finally {
    await client.end();
  }
}

async function createRole(client: Client, role: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount === 0) {
    await client.query(`create role ${escapeIdentifier(role)} nologin`).catch(ignoreConcurrent);
  }
}

const CONCURRENT = new Set(['42710', '23505', 'XX000']); // Roles are the whole server's: another database's hub was faster.

function ignoreConcurrent(thrown: unknown): void {
  if (!CONCURRENT.has(errorCodeOf(thrown) ?? '')) throw thrown;
}
