import type { Database } from '../data/database';
import { json, list, text } from '../data/sql-type';
import { statement } from '../data/statement';
import type { Dataset } from '../sharing/dataset';
import type { PolicyIndex } from '../sharing/policy-index';
import { canAnnounce } from './can-announce';

/** A dataset in the form in which it is announced. */
interface AnnouncedDataset {
  readonly id: string;
  readonly facts: Dataset;
  readonly fields: ReadonlyArray<string>;
}

/** A department that announces its datasets. */
interface AnnouncingDepartment {
  readonly name: string;
  readonly datasets: ReadonlyArray<Dataset>;
}

/**
 * Announces the datasets of a department and their fields to the exchange, if the exchange is in
 * the same database. A dataset whose fields have changed becomes a new version. Datasets that the
 * department no longer declares are removed and become invisible to everyone.
 */
export async function announceDatasets(
  database: Database,
  { name, datasets }: AnnouncingDepartment,
  index: PolicyIndex,
): Promise<void> {
  const rows: ReadonlyArray<AnnouncedDataset> = datasets.map((facts) => ({
    id: facts.id,
    facts,
    fields: fieldsOf(facts.id, index),
  }));
  await database.asOwner(name, async (transaction) => {
    if (!(await canAnnounce(transaction, 'exchange.dataset'))) return;
    await transaction.query(ANNOUNCE_DATASETS, [name, JSON.stringify(rows)]);
    await transaction.query(WITHDRAW_DATASETS, [name, datasets.map(({ id }) => id)]);
  });
}

function fieldsOf(dataset: string, { fields }: PolicyIndex): ReadonlyArray<string> {
  return [...fields]
    .filter(([, policy]) => policy.some((all) => all.includes(dataset)))
    .map(([coordinate]) => coordinate)
    .sort();
}

/** Writes a department's datasets; a dataset whose fields have changed becomes a new version. */
export const ANNOUNCE_DATASETS = statement({
  text: `insert into exchange.dataset as d (id, department, facts, fields)
select r.id, $1, r.facts, array(select jsonb_array_elements_text(r.fields))
from jsonb_to_recordset($2::jsonb) r (id text, facts jsonb, fields jsonb)
on conflict (id) do update set facts = excluded.facts, fields = excluded.fields,
  version = d.version + (d.fields is distinct from excluded.fields)::int
where (d.facts, d.fields) is distinct from (excluded.facts, excluded.fields)`,
  parameters: [text(), json<ReadonlyArray<AnnouncedDataset>>()],
});

/** Removes the datasets that a department no longer declares. */
export const WITHDRAW_DATASETS = statement({
  text: 'delete from exchange.dataset where department = $1 and id <> all($2)',
  parameters: [text(), list(text())],
});
