import { statement } from '../../../shared/data/statement';
import { bool, int, json, nullable } from '../../../shared/data/sql-type';
import { MANDATE_TASKS } from '../../../shared/domain/mandate/tasks';
import { TASK_TOPICS, type TaskTopic } from '../../../shared/domain/mandate/task-topics';
import { taskValidity } from '../../../shared/domain/mandate/validity';
import {
  continuationsParameter,
  continuationsTable,
} from './terms/continuations/cited-continuations';
import type { Reader } from '../../../shared/data/database';
import { groupBy } from '../../../shared/data/keyed';
import { ownerOf, type Dataset } from '../../../shared/sharing/dataset';
import type {
  CaseState,
  ConfirmedClass,
  DatasetState,
  DocumentListState,
  Grant,
  Release,
  Revocations,
  SharingState,
  StandingRight,
} from '../../../shared/sharing/sharing-state';

/**
 * Returns the version of the sharing state, which changes with everything that sharing depends on.
 */
export async function sharingVersion(reader: Reader): Promise<number> {
  const [row] = await reader.query(VERSION);
  return row?.version ?? 0;
}

/**
 * Returns the present sharing state. Documents of the demonstration are included only if the hub is
 * one, and only until it receives real data.
 */
export async function loadSharingState(
  reader: Reader,
  isDemonstration: boolean,
): Promise<SharingState> {
  const [row] = await reader.query(STATE, [isDemonstration, continuationsParameter()]);
  if (!row) throw new TypeError('The sharing state is one row.');
  const rights = groupBy(row.rights ?? [], ({ owner, topic }) => `${owner}/${topic}`);
  const confirmed = groupBy(row.classes ?? [], ({ datasetId }) => datasetId);
  const releases = groupBy(row.releases ?? [], ({ datasetId }) => datasetId);
  const grants = groupBy(row.grants ?? [], ({ datasetId }) => datasetId);
  const datasets = (row.datasets ?? []).map(({ facts, version }): DatasetState => {
    const owner = ownerOf(facts.id);
    const ofTopic = facts.topic === null ? [] : (rights.get(`${owner}/${facts.topic}`) ?? []);
    return {
      dataset: facts,
      owner,
      version,
      confirmed: confirmed.get(facts.id)?.[0] ?? null,
      releases: releases.get(facts.id) ?? [],
      rights: ofTopic.flatMap(standingRight),
      grants: grants.get(facts.id) ?? [],
    };
  });
  return {
    version: row.version,
    isDemonstration: isDemonstration && !row.hasRealData,
    hasRealData: row.hasRealData,
    datasets,
    revocations: row.revocations,
    cases: row.cases ?? [],
    documentLists: row.documentLists ?? [],
  };
}

/** Whether the hub has received real data, which ends the demonstration permanently. */
export async function hasRealData(reader: Reader): Promise<boolean> {
  const [row] = await reader.query(HAS_REAL_DATA);
  return row?.has ?? false;
}

interface OfDataset {
  readonly datasetId: string;
}

/** A right as its owner confirmed it, with the document that continues the task. */
interface ConfirmedRight {
  readonly task: number;
  readonly owner: string;
  readonly topic: string;
  readonly reviewBy: string;
  readonly document: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly isDemonstration: boolean;
}

/** The recipients of a confirmed right; none if no task of the mandate needs the topic. */
function standingRight(confirmed: ConfirmedRight): ReadonlyArray<StandingRight> {
  const { task: id, owner, topic, document, isDemonstration, reviewBy } = confirmed;
  const task = MANDATE_TASKS.find((one) => one.id === id);
  const need = TASK_TOPICS.find(
    (one) => one.task === id && one.owner === owner && one.topic === topic,
  );
  if (!task || !need) return [];
  const own = taskValidity(task);
  return [
    {
      task: id,
      departments: bearersOf(need, task).filter((department) => department !== owner),
      document,
      validFrom: document === null ? own.validFrom : (confirmed.validFrom ?? own.validTo),
      validTo: document === null ? own.validTo : confirmed.validTo,
      reviewBy,
      isDemonstration,
    },
  ];
}

function bearersOf(
  { grantedTo }: TaskTopic,
  { lead, participants }: (typeof MANDATE_TASKS)[number],
): ReadonlyArray<string> {
  return grantedTo === 'LEAD' ? [lead] : [lead, ...participants];
}

const IS_DEMONSTRATION = `($1 and not exists (select from exchange.real_data))`;

const IN_FORCE = `confirmed_at is not null and ended_at is null and (${IS_DEMONSTRATION} or not is_demonstration)`;

/** A class confirmed later replaces the one before. */
const REVOCATIONS = `select json_build_object(
  'tokens', coalesce(json_agg(id order by id) filter (where kind = 'TOKEN'), '[]'),
  'subjects', coalesce(json_agg(json_build_array(id, generation, ceil(extract(epoch from revoked_at) * 1000)::bigint) order by id)
    filter (where kind = 'SUBJECT'), '[]'))
from exchange.revocation where expires_at > now()`;

/**
 * A closed case reveals nothing to anybody; a case of the demonstration is visible while the hub is
 * a demonstration.
 */
const CASES = `select json_agg(json_build_object('id', c.id, 'department', c.department, 'stationId', c.station_id,
  'indicator', c.indicator,
  'from', to_char(c.data_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'to', to_char(c.data_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'assignees', array(select s.account_id from exchange.tampering_case_assignee s where s.case_id = c.id order by 1)) order by c.id)
from exchange.tampering_case c where c.closed_at is null
  and (${IS_DEMONSTRATION} or not exists (select from exchange.account a where a.id = c.opened_by and a.is_demonstration))`;

/** Only the version. */
export const VERSION = statement({
  text: 'select version from exchange.sharing_version',
  columns: { version: int() },
});

/** Whether any department has measurements from the field. */
export const HAS_REAL_DATA = statement({
  text: 'select exists (select from exchange.real_data) as has',
  columns: { has: bool() },
});

/**
 * Everything that sharing depends on, in one row; with documents of the demonstration if $1. $2
 * contains the continuations of the mandate.
 */
export const STATE = statement({
  text: `select (select version from exchange.sharing_version) as version,
(${REVOCATIONS}) as revocations,
exists (select from exchange.real_data) as "hasRealData",
(select json_agg(json_build_object('facts', d.facts, 'version', d.version) order by d.id) from exchange.dataset d) as datasets,
(select json_agg(json_build_object('datasetId', dataset_id, 'sharing', sharing, 'openness', openness) order by confirmed_at desc, id)
  from exchange.class_confirmation where ${IN_FORCE}) as classes,
(select json_agg(json_build_object('datasetId', dataset_id, 'number', number, 'validFrom', valid_from, 'validTo', valid_to,
    'isDemonstration', is_demonstration) order by valid_from desc, id)
  from exchange.release where ${IN_FORCE}) as releases,
(select json_agg(json_build_object('task', r.task_id, 'owner', r.owner, 'topic', r.topic, 'reviewBy', r.review_by,
    'document', coalesce(c.document, n.document || '（' || n.document_number || '）'),
    'validFrom', coalesce(c.valid_from, n.valid_from), 'validTo', coalesce(c.valid_to, n.valid_to),
    'isDemonstration', r.is_demonstration or coalesce(c.is_demonstration, n.is_demonstration, false)) order by r.confirmed_at desc, r.id)
  from (select * from exchange.right_confirmation where ${IN_FORCE}) r
  left join ${continuationsTable('$2')} on c.id = r.continuation_id and c.task_id = r.task_id and (${IS_DEMONSTRATION} or not c.is_demonstration)
  left join (select * from exchange.continuation_record where ${IN_FORCE}) n on n.id::text = r.continuation_id and n.task_id = r.task_id
  where r.continuation_id is null or c.id is not null or n.id is not null) as rights,
(select json_agg(json_build_object('datasetId', dataset_id, 'id', id, 'number', number,
    'organisation', json_build_object('kind', organisation_kind, 'id', organisation_id),
    'fields', fields, 'datasetVersion', dataset_version, 'districts', districts,
    'dataFrom', to_char(data_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'dataBefore', to_char(data_before at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'purpose', purpose, 'validFrom', valid_from, 'until', until, 'operationsPerDay', operations_per_day,
    'isDemonstration', is_demonstration) order by id)
  from exchange.data_grant where revoked_at is null and (${IS_DEMONSTRATION} or not is_demonstration)) as grants,
(${CASES}) as cases,
(select json_agg(json_build_object('client', client_id, 'mode', mode, 'revision', revision) order by client_id)
  from exchange.client_document_list) as "documentLists"`,
  columns: {
    version: int(),
    revocations: json<Revocations>(),
    hasRealData: bool(),
    datasets:
      nullable(json<ReadonlyArray<{ readonly facts: Dataset; readonly version: number }>>()),
    classes: nullable(json<ReadonlyArray<ConfirmedClass & OfDataset>>()),
    releases: nullable(json<ReadonlyArray<Release & OfDataset>>()),
    rights: nullable(json<ReadonlyArray<ConfirmedRight>>()),
    grants: nullable(json<ReadonlyArray<Grant & OfDataset>>()),
    cases: nullable(json<ReadonlyArray<CaseState>>()),
    documentLists: nullable(json<ReadonlyArray<DocumentListState>>()),
  },
  parameters: [bool(), json()],
});
