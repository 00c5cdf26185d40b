import { Client, escapeIdentifier } from 'pg';
import { errorCodeOf } from '../errors/error-code';

/** What every owner may do besides: tell the directory of its own stations (`directory.station_ref`). */
const STATION_ANNOUNCER = 'station_announcer';

/**
 * What roles of the directory may do besides in the hub's own schema: read the record, and put entries
 * of it under an embargo. The migrations of `hub` grant to these roles and never name the directory, so
 * that either schema may be made first.
 */
const DIRECTORY_BESIDES = { reader: 'record_reader', owner: 'record_embargoer' } as const;

/**
 * Makes sure that a department has its schema and its three roles: `<department>_owner` (migrates,
 * ingests, announces its stations), `<department>_reader` (answers queries) and `<department>_writer`
 * (a program that writes and must not own); the last two may use the schema, and may do there only what
 * a migration grants them by name. `hub`, which keeps the record, has them like a department. Safe to
 * repeat, and beside another hub on the same server.
 */
export async function ensureDepartmentRoles(url: string, department: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const [owner, reader, writer] = [
      `${department}_owner`,
      `${department}_reader`,
      `${department}_writer`,
    ];
    for (const role of [owner, reader, writer]) {
      await createRole(client, role);
      await client.query(`grant ${escapeIdentifier(role)} to current_user`).catch(ignoreConcurrent);
    }
    await grantBesides(client, STATION_ANNOUNCER, owner);
    for (const role of Object.values(DIRECTORY_BESIDES)) await createRole(client, role);
    if (department === 'directory') {
      await grantBesides(client, DIRECTORY_BESIDES.reader, reader);
      await grantBesides(client, DIRECTORY_BESIDES.owner, owner);
    }
    const schema = escapeIdentifier(department);
    await client.query(
      `create schema if not exists ${schema} authorization ${escapeIdentifier(owner)}`,
    );
    for (const role of [reader, writer]) {
      await client.query(`grant usage on schema ${schema} to ${escapeIdentifier(role)}`);
    }
  } finally {
    await client.end();
  }
}

/** Makes `role` unless it is there, and lets `member` act with its rights too. */
async function grantBesides(client: Client, role: string, member: string): Promise<void> {
  await createRole(client, role);
  await client
    .query(`grant ${escapeIdentifier(role)} to ${escapeIdentifier(member)}`)
    .catch(ignoreConcurrent);
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
