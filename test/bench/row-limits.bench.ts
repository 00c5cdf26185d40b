import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import type { Client } from 'pg';
import { EVERY_ROW, rowLimitSettings, type RowBounds } from '../../shared/data/row-bounds';
import { withConnection } from '../../shared/data/server/with-connection';
import { department as weather } from '../../subgraphs/weather/department';
import { departmentHub } from '../setup/department-hub';

const ROUNDS = 15;
const TICK_MS = 10; // Linux counts a process's time in hundredths of a second.

/** Fills twelve months with a value an hour, at least a million in all. */
const FILL = `
  do $$ begin for month in 1..12 loop execute format(
    'create table weather.observation_2020_%s partition of weather.observation for values from (%L) to (%L)',
    lpad(month::text, 2, '0'), make_date(2020, month, 1), make_date(2020, month, 1) + interval '1 month');
  end loop; end $$;
  insert into weather.observation select s.id, t, random() * 30, null, 0, 0, (select min(id) from weather.batch)
    from (select id from weather.series where averaging = 'HOUR' order by id limit 120) s
    cross join generate_series(timestamptz '2020-01-01', timestamptz '2020-12-31 23:00', interval '1 hour') t;
  analyze weather.observation`;

test('what limits of rows add to the CPU of PostgreSQL for a sum over a million values', async () => {
  const hub = await departmentHub([weather], 2);
  await withConnection(hub.url, async (client) => {
    await client.query(FILL);
    await client.query('set max_parallel_workers_per_gather = 0');
    const { rows } = await client.query<{ codes: string[] }>(
      `select array_agg(distinct district_code) filter (where district_code is not null) as codes from weather.station`,
    );
    const districts = rows[0]?.codes ?? [];
    const before = '2026-11-20T00:00:00Z';
    const kinds: Readonly<Record<string, Partial<RowBounds>>> = {
      'no limit': {},
      'all districts': { districts },
      'a period': { from: '2000-01-01T00:00:00Z', before },
      'districts and period': { districts, from: '2000-01-01T00:00:00Z', before },
    };
    const sums = new Map<string, number>();
    let count = 0;
    for (let round = -1; round < ROUNDS; round += 1)
      for (const [name, limits] of Object.entries(kinds)) {
        const cost = await summedWithin(client, { ...EVERY_ROW, ...limits });
        count = Math.max(count, cost.count);
        if (round >= 0) sums.set(name, (sums.get(name) ?? 0) + cost.cpuMs);
      }
    const unlimited = sums.get('no limit') ?? Number.NaN;
    for (const [name, ms] of sums)
      process.stdout.write(
        `${name}: ${(ms / ROUNDS).toFixed(0)} ms, ${(ms / unlimited).toFixed(2)} times (${String(count)} rows, load ${loadavg()[0]?.toFixed(1) ?? ''})\n`,
      );
  });
  await hub.close();
});

interface Summed {
  readonly cpuMs: number;
  readonly count: number;
}

async function summedWithin(client: Client, limits: RowBounds): Promise<Summed> {
  await client.query(`begin; ${rowLimitSettings(limits)}; set local role weather_reader`);
  const [{ pid = 0 } = {}] = (await client.query<{ pid: number }>('select pg_backend_pid() as pid'))
    .rows;
  const before = cpuMsOf(pid);
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int, sum(value) from weather.observation',
  );
  const cpuMs = cpuMsOf(pid) - before;
  await client.query('rollback');
  return { cpuMs, count: rows[0]?.count ?? 0 };
}

function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    .split(') ')[1]
    ?.split(' ');
  return (Number(fields?.[11]) + Number(fields?.[12])) * TICK_MS;
}
