import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { withConnection } from './server/with-connection';

const STEP_MS = 250;
/** How long a process waits before it logs. */
const PATIENCE_MS = 2_000;

/** The work that is serialised in a database, and the callback for a wait. */
export interface Turn {
  readonly url: string;
  /** Work that only one process at a time may do: `migrating`. */
  readonly what: string;
  readonly note: (line: string) => void;
}

/**
 * Runs `work` while no other process does the same in this database, on any machine. A waiting
 * process logs what it waits for. The lock ends with the connection, so a killed process blocks
 * nobody.
 */
export async function inTurn<T>({ url, what, note }: Turn, work: () => Promise<T>): Promise<T> {
  return withConnection(url, async (client) => {
    await client.query('begin'); // A transaction-level lock also works behind a connection pooler.
    let waitedMs = 0;
    while (!(await isTaken(client, what))) {
      await delay(STEP_MS);
      waitedMs += STEP_MS;
      if (waitedMs === PATIENCE_MS)
        note(`Another process is ${what} this database: waiting for ${await holderOf(client)}.`);
    }
    return work();
  });
}

async function isTaken(client: Client, what: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_xact_lock($1, hashtext($2)) as taken',
    [CLASS, what],
  );
  return rows[0]?.taken ?? false;
}

/**
 * Number of the hub's own advisory locks ("RG"), so that names of other programs do not collide
 * with ours.
 */
const CLASS = 0x5247;

async function holderOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ pid: number; name: string; since: string }>(
    `select a.pid, a.application_name as name, to_char(a.backend_start, 'HH24:MI:SS') as since
     from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.classid = $1 and l.granted and l.database = (select oid from pg_database where datname = current_database())`,
    [CLASS],
  );
  const [holder] = rows;
  return holder
    ? `its PostgreSQL process ${String(holder.pid)} (${holder.name || 'without a name'}, since ${holder.since})`
    : 'its end';
}
