import type { Database } from '../data/database';
import type { Dataset } from '../sharing/dataset';
import type { PolicyIndex } from '../sharing/policy-index';

/** A department that announces its datasets. */
interface AnnouncingDepartment {
  readonly name: string;
  readonly datasets: ReadonlyArray<Dataset>;
}

/**
 * Announces to the exchange, if it is in the same database, the datasets of a department and their
 * fields; one whose fields have changed becomes a new version. What the department no longer
 * declares is removed: nobody sees it any more.
 */
export async function announceDatasets(
  database: Database,
  { name, datasets }: AnnouncingDepartment,
  index: PolicyIndex,
): Promise<void> {
  const rows = datasets.map((facts) => ({
    id: facts.id,
    facts,
    fields: fieldsOf(facts.id, index),
  }));
  await database.asOwner(name, async ({ query }) => {
    const [known] = await query<{ canAnnounce: boolean | null }>(CAN_ANNOUNCE);
    if (!known?.canAnnounce) return;
    await query(ANNOUNCE, [name, JSON.stringify(rows)]);
    await query('delete from exchange.dataset where department = $1 and id <> all($2)', [
      name,
      datasets.map(({ id }) => id),
    ]);
  });
}

function fieldsOf(dataset: string, { fields }: PolicyIndex): ReadonlyArray<string> {
  return [...fields]
    .filter(([, policy]) => policy.some((all) => all.includes(dataset)))
    .map(([coordinate]) => coordinate)
    .sort();
}

const CAN_ANNOUNCE = `select case when has_schema_privilege(to_regnamespace('exchange')::oid, 'usage')
  then to_regclass('exchange.dataset') is not null end as "canAnnounce"`;

const ANNOUNCE = `insert into exchange.dataset as d (id, department, facts, fields)
select r.id, $1, r.facts, array(select jsonb_array_elements_text(r.fields))
from jsonb_to_recordset($2::jsonb) r (id text, facts jsonb, fields jsonb)
on conflict (id) do update set facts = excluded.facts, fields = excluded.fields,
  version = d.version + (d.fields is distinct from excluded.fields)::int
where (d.facts, d.fields) is distinct from (excluded.facts, excluded.fields)`;
