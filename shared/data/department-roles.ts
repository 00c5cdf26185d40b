import { Client, escapeIdentifier } from 'pg';
import { errorCodeOf } from '../errors/error-code';

/**
 * What every owner may also do: announce its department's stations (`reference.station_ref`) and
 * datasets (`exchange.dataset`).
 */
const STATION_ANNOUNCER = 'station_announcer';

/** What the gateway is where it signs people in and out; what it may do, the migrations of `exchange` grant. */
export const IDENTITY_ROLE = 'gateway_identity';

/** Reads the register of stations (`reference.station_ref`) and nothing else of `reference`. */
const STATION_FINDER = 'station_finder';

/**
 * What roles of one schema may also do in another: the exchange reads the record, puts
 * entries of it under an embargo, and finds stations; the writer of the record takes the events
 * that wait in the exchange. The migrations of the other schema grant to these roles and never name
 * whose they are, so that either schema may be made first.
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
 * `<department>_writer` (a program that writes and must not own); the last two may use the schema,
 * and may do there only what a migration grants them by name. `hub`, which keeps the record, has
 * them like a department. Safe to repeat, even if another hub uses the same server.
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

/** Makes `role` if it does not exist, and lets `member` act with its rights too. */
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

const CONCURRENT = new Set(['42710', '23505', 'XX000']); // Roles are shared by the whole server: the hub of another database created it first.

function ignoreConcurrent(thrown: unknown): void {
  if (!CONCURRENT.has(errorCodeOf(thrown) ?? '')) throw thrown;
}
