import type { Client } from 'pg';
import { withConnection } from '../../../shared/data/server/with-connection';

/**
 * Adds so many observations to the series of air, evenly and by the hour, ending at `until` (ms
 * since 1970 UTC); returns the start of the first. As the superuser, in the order of time.
 */
export async function addEarlierRows(url: string, count: number, until: number): Promise<number> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ series: number }>(
      'select count(*)::int as series from environment.series',
    );
    const hours = Math.ceil(count / (rows[0]?.series ?? 1));
    const from = until - hours * 3_600_000;
    await addMonths(client, from, until);
    await client.query(OBSERVATIONS, [new Date(from), new Date(until - 3_600_000)]);
    await client.query('vacuum (analyze) environment.observation');
    await client.query('checkpoint');
    return from;
  });
}

async function addMonths(client: Client, from: number, until: number): Promise<void> {
  const first = new Date(from);
  const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth()));
  while (month.getTime() < until) {
    const start = month.toISOString().slice(0, 10);
    month.setUTCMonth(month.getUTCMonth() + 1);
    const name = `environment.observation_${start.slice(0, 7).replace('-', '_')}`;
    await client.query(
      `create table if not exists ${name} partition of environment.observation
       for values from ('${start}Z') to ('${month.toISOString().slice(0, 10)}Z')`,
    );
    await client.query(`alter table ${name} owner to environment_owner`);
  }
}

const OBSERVATIONS = `
insert into environment.observation (series_id, starts_at, value, flag, batch_id)
select s.id, t, round((20 + 10 * sin(s.id + extract(epoch from t) / 14400))::numeric, 1), 0, 1
from generate_series($1::timestamptz, $2::timestamptz, interval '1 hour') t, environment.series s
order by t, s.id`;
