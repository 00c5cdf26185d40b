import { Client, escapeIdentifier } from 'pg';
import { errorCodeOf } from '../errors/error-code';

/**
 * A role of all owners: it may announce a department's stations (`reference.station_ref`) and
 * datasets (`exchange.dataset`).
 */
const STATION_ANNOUNCER = 'station_announcer';

/** The gateway's role for sign-in and sign-out; the migrations of `exchange` grant its rights. */
export const IDENTITY_ROLE = 'gateway_identity';

/**
 * A role that may read the station register (`reference.station_ref`) and nothing else of
 * `reference`.
 */
const STATION_FINDER = 'station_finder';

/**
 * Roles with rights in another schema: the exchange reads the audit log, seals entries of it, and
 * finds stations; the writer of the audit log takes the events that wait in the exchange. The
 * migrations of the other schema grant rights to these roles and do not name their members, so that
 * either schema can be created first.
 */
const ALSO_MEMBER_OF: Readonly<
  Record<string, ReadonlyArray<readonly [member: Member, role: string]>>
> = {
  hub: [['writer', 'event_chainer']],
  exchange: [
    ['reader', 'record_reader'],
    ['owner', 'record_embargoer'],
    ['reader', STATION_FINDER],
    ['writer', STATION_FINDER],
    ['owner', STATION_FINDER],
  ],
};

type Member = 'owner' | 'reader' | 'writer';

/**
 * Creates the schema of a department and its three roles, if missing: `<department>_owner`
 * (migrates, ingests, announces its stations), `<department>_reader` (answers queries) and
 * `<department>_writer` (for programs that write but must not own tables). Reader and writer may
 * use the schema, and have only the rights that a migration grants them explicitly. `hub`, the
 * schema of the audit log, has the same roles as a department. Safe to repeat, even if another hub
 * uses the same server.
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
    for (const role of [owner, reader, writer, IDENTITY_ROLE]) {
      await createRole(client, role);
      await client.query(`grant ${escapeIdentifier(role)} to current_user`).catch(ignoreConcurrent);
    }
    await grantBesides(client, STATION_ANNOUNCER, owner);
    for (const [, role] of Object.values(ALSO_MEMBER_OF).flat()) await createRole(client, role);
    for (const [member, role] of ALSO_MEMBER_OF[department] ?? []) {
      await grantBesides(client, role, `${department}_${member}`);
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

/** Creates `role` if it does not exist, and grants it to `member`. */
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

const CONCURRENT = new Set(['42710', '23505', 'XX000']); // Roles are shared by the whole server: the hub of another database has just created it.

function ignoreConcurrent(thrown: unknown): void {
  if (!CONCURRENT.has(errorCodeOf(thrown) ?? '')) throw thrown;
}
