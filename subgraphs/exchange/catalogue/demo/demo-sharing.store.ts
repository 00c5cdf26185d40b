import { statement } from '../../../../shared/data/statement';
import { date, json, text } from '../../../../shared/data/sql-type';
import { TASK_TOPICS } from '../../../../shared/domain/mandate/task-topics';
import type { Transaction } from '../../../../shared/data/database';
import { ownerOf } from '../../../../shared/sharing/dataset';
import {
  continuationsParameter,
  continuationsTable,
} from '../terms/continuations/cited-continuations';
import { issuerOf } from '../releases/release-issuer';

/**
 * Confirms and releases on behalf of the demonstration's own labelled persons, for announced
 * datasets: every class as declared, every right that tasks of the mandate need, and the release of
 * everything declared public. Safe to repeat; never changes what real persons have decided, and
 * skips datasets for which someone has proposed or ended a class.
 */
export async function seedDemo(transaction: Transaction, today: string): Promise<void> {
  const rights = TASK_TOPICS.map(({ task, owner, topic }) => ({ task, owner, topic }));
  const datasets = await transaction.query(DATASET_CLAUSES);
  const owners = datasets.map((one) => ({
    id: one.id,
    owner: ownerOf(one.id),
    issuer: issuerOf(one),
  }));
  await transaction.query(SEED_CLASSES, [JSON.stringify(owners)]);
  await transaction.query(SEED_RELEASES, [JSON.stringify(owners), today]);
  await transaction.query(SEED_RIGHTS, [JSON.stringify(rights), today, continuationsParameter()]);
  await transaction.query(REVIEW_RIGHTS, [today]);
}

/** The basis of each decision. */
export const DATASET_CLAUSES = statement({
  text: `select id, facts ->> 'clause' as clause from exchange.dataset`,
  columns: { id: text(), clause: text() },
});

const BY = (post: string) => `'demo-' || o.owner || '-${post}'`;

/** Confirms the declared classes of datasets for which no class was ever proposed. */
export const SEED_CLASSES = statement({
  text: `insert into exchange.class_confirmation
  (dataset_id, sharing, openness, note, proposed_by, confirmed_by, confirmed_at, is_demonstration)
select d.id, d.facts ->> 'sharing', d.facts ->> 'openness', '演示用确认（虚构）', ${BY('handler')}, ${BY('approver')}, now(), true
from exchange.dataset d join jsonb_to_recordset($1::jsonb) o (id text, owner text) on o.id = d.id
where not exists (select from exchange.class_confirmation c where c.dataset_id = d.id)`,
  parameters: [json()],
});

/** Releases datasets that are declared open to all and for which no release was ever proposed. */
export const SEED_RELEASES = statement({
  text: `insert into exchange.release
  (number, dataset_id, content, process, authority, channel, valid_from, proposed_by, confirmed_by, confirmed_at, is_demonstration)
select '演示发布〔2026〕' || (row_number() over (order by d.id) + (select count(*) from exchange.release n where n.is_demonstration)) || '号（虚构）', d.id, d.facts ->> 'titleZh',
  '发布人员提出，数据责任部门确认（演示）', '市生态环境局（演示）', 'RiverGate', least('2026-01-01', $2::date),
  'demo-' || o.issuer || '-publisher',
  ${BY('approver')}, now(), true
from exchange.dataset d join jsonb_to_recordset($1::jsonb) o (id text, owner text, issuer text) on o.id = d.id
where d.facts ->> 'sharing' = 'UNCONDITIONAL' and d.facts ->> 'openness' = 'PUBLIC'
  and not exists (select from exchange.release r where r.dataset_id = d.id)`,
  parameters: [json(), date()],
});

/** Confirms the rights that tasks need and that were never proposed. */
export const SEED_RIGHTS = statement({
  text: `insert into exchange.right_confirmation
  (task_id, owner, topic, continuation_id, review_by, proposed_by, confirmed_by, confirmed_at, is_demonstration)
select o.task, o.owner, o.topic, c.id, $2::date + 365, ${BY('handler')}, ${BY('approver')}, now(), true
from jsonb_to_recordset($1::jsonb) o (task int, owner text, topic text)
join ${continuationsTable('$3')} on c.task_id = o.task and c.is_demonstration
where exists (select from exchange.dataset d where d.department = o.owner)
  and not exists (select from exchange.right_confirmation r where r.task_id = o.task and r.owner = o.owner and r.topic = o.topic)`,
  parameters: [json(), date(), json()],
});

/** Reviews the rights of the demonstration in time. */
export const REVIEW_RIGHTS = statement({
  text: `update exchange.right_confirmation set review_by = $1::date + 365
  where is_demonstration and ended_at is null and review_by < $1::date + 180`,
  parameters: [date()],
});
