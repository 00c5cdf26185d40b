import { Client } from 'pg';
import { rowsOf } from './ledger-fixtures';

/** A connection that holds the head row until it is ended: nobody can append meanwhile. */
export async function headHeld(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await client.query('select from hub.ledger_head for update');
  return client;
}

/** Waits until a backend of the ledger waits for the head; its process id. Throws if none does. */
export async function waitingBackend(url: string): Promise<number> {
  const untilMs = performance.now() + 10_000;
  while (performance.now() < untilMs) {
    const [found] = await rowsOf<{ pid: number }>(
      url,
      `select pid from pg_stat_activity where datname = current_database()
       and application_name = 'rivergate-ledger' and wait_event_type = 'Lock'`,
    );
    if (found) return found.pid;
  }
  throw new Error('Nothing waits for the head of the audit log.');
}
