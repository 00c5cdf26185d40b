import { Client, type Pool } from 'pg';

/**
 * A backend whose client or connection is gone ends within seconds, even in the middle of a
 * statement.
 */
const CLIENT_CHECK = `select set_config('client_connection_check_interval', '5s', false),
  set_config('tcp_keepalives_idle', '60', false), set_config('tcp_keepalives_interval', '10', false)`;

/** Keeps the process alive when a connection of the pool dies, and ends its backend when we die. */
export function keepAlive(pool: Pool): void {
  pool.on('error', () => undefined); // An idle connection died; the next use reports it.
  // A connection in use died. Its statements reject, but without a listener the event would end
  // the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    checkClient(client);
  });
}

/** Lets the backend of a connection end with its client. */
export function checkClient(client: Client): void {
  // A server that cannot check its clients continues without the check.
  client.query(CLIENT_CHECK).catch(() => undefined);
}
