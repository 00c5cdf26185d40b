import { withConnection } from './with-connection';

/** How many connections this PostgreSQL grants to all clients together, except superusers. */
export async function serverConnections(url: string): Promise<number> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ connections: number }>(
      `select current_setting('max_connections')::int
        - current_setting('superuser_reserved_connections')::int as connections`,
    );
    return rows[0]?.connections ?? 0;
  });
}
