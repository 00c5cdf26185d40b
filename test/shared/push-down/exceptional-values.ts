import type { Transaction } from '../../../shared/data/database';

/** Numbers that PostgreSQL and JavaScript may write differently, as texts of PostgreSQL. */
export const EDGES = [
  '0',
  '-0',
  '1e-4',
  '9.9e-5',
  '2e-05',
  '1e-6',
  '9.99e-7',
  '1.5e-9',
  '1e-10',
  '5e-324',
  '2.2250738585072014e-308',
  '0.1',
  '-0.3',
  '0.30000000000000004',
  '123456789012345',
  '999999999999999.9',
  '1e15',
  '1234567890123456',
  '9007199254740993',
  '1.2345678901234567e20',
  '1e21',
  '-1.5e21',
  '1.005',
  '2.675',
  '0.125',
  '-0.0004',
] as const;

/**
 * Changes values of a simulated department so that many rows are exceptional: numbers at their
 * edges, nulls, censored values, each flag, several batches; in few series values that the schema does not promise.
 */
export async function makeExceptional({ query }: Transaction, department: string): Promise<void> {
  const edges = `(array[${EDGES.map((edge) => `'${edge}'`).join(', ')}]::double precision[])`;
  for (const table of ['observation', 'latest']) {
    const at = `abs(hashtext(series_id::text || starts_at::text))`;
    await query(`update ${department}.${table} set
      value = case ${at} % 7 when 0 then null when 1 then ${edges}[1 + ${at} / 7 % ${String(EDGES.length)}] else value end,
      detection_limit = case when ${at} % 13 = 1 then (array[0.004, 0.00002, 0.5, 1e-7])[1 + ${at} / 13 % 4] end,
      flag = case when ${at} % 5 = 0 then ${at} / 5 % 11 else 0 end`);
    await query(`update ${department}.${table} set value = (array['NaN', 'Infinity', '-Infinity'])[1 + series_id % 3]::double precision
      where series_id in (select id from ${department}.series order by md5(id::text) limit (select 1 + count(*) / 60 from ${department}.series))
        and abs(hashtext(starts_at::text)) % 3 = 0`);
  }
  await query(
    `update ${department}.rollup set censored = samples / 2 where abs(hashtext(starts_at::text)) % 4 = 0`,
  );
  await query(
    `insert into ${department}.batch (feed, source, provenance) values ('test', 'test', 'MEASURED')`,
  );
  for (const table of ['observation', 'latest'])
    await query(`update ${department}.${table} set batch_id = (select max(id) from ${department}.batch)
      where abs(hashtext(starts_at::text)) % 3 = 1`);
  await query(`update ${department}.series set depth = case id % 5 when 0 then '0.5 m' else depth end,
    reviewed_until = case when id % 3 = 0 then timestamptz '2026-11-22T00:00:00Z' end,
    reviewed_batch_id = case when id % 3 = 0 then 1000 end`);
  await query(
    `update ${department}.station set name_en = null, code = E'"quoted" \\\\ '' \\u0001 \\u2028 江' || id where abs(hashtext(id)) % 4 = 0`,
  );
  await query(
    `update ${department}.station set elevation_m = ${edges}[1 + abs(hashtext(id)) % ${String(EDGES.length)}], district_code = case when abs(hashtext(id)) % 9 = 0 then null else district_code end`,
  );
}
