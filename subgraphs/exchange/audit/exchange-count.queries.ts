import { statement, type RowOf } from '../../../shared/data/statement';
import { bool, date, int, json, list, nullable, text } from '../../../shared/data/sql-type';
import type { Reader } from '../../../shared/data/database';
import type { AuditOrganisation } from './audit-row';
import { auditedDatasets, recordedOwners, todaysDataset, todaysOwner } from './former-entry-names';
import { requireDays, requireFew, type UsageCriteria } from './audit-usage.queries';

/** Counts of requests for a dataset by an organisation on a day. */
export type ExchangeCountRow = RowOf<typeof EXCHANGE_COUNTS>;

/** The department whose data are counted, and whether entries under an embargo are counted. */
export interface CountScope {
  /** Null: all departments. */
  readonly owner: string | null;
  readonly seesSealed: boolean;
}

/**
 * Returns counts ordered by day, dataset and organisation; throws the same errors as `auditUsage`.
 */
export async function exchangeCounts(
  reader: Reader,
  { owner, seesSealed }: CountScope,
  { from, to, dataset, organisation }: UsageCriteria,
): Promise<ReadonlyArray<ExchangeCountRow>> {
  const days = requireDays(from, to);
  const period = [days.from.toISOString(), days.to.toISOString()] as const;
  const by = organisation && JSON.stringify({ id: organisation.id, kind: organisation.kind });
  const owners = owner === null ? null : recordedOwners(owner);
  const datasets = typeof dataset === 'string' ? auditedDatasets(dataset) : null;
  const values = [owners, seesSealed, ...period, datasets, by ?? null, MOST] as const;
  return requireFew(await reader.query(EXCHANGE_COUNTS, values));
}

/** One more row than a response may contain. */
const MOST = 10_001;

/**
 * Internal actions of the hub are not counted: they are no exchange of data, and only some viewers
 * may see them (see AuditViewer). An entry that counts several refusals adds all of them; entries
 * for the refusals above the limit of a minute do not distinguish datasets and are not counted.
 */
export const EXCHANGE_COUNTS = statement({
  text: `select ${todaysDataset('t.dataset')} as dataset, ${todaysOwner('t.owner')} as owner, nullif(e.facts #> '{caller,organisation}', 'null') as organisation,
  ((e.facts ->> 'at')::timestamptz at time zone 'Asia/Shanghai')::date as day, sum(n.operations)::bigint as operations,
  count(*) filter (where t.is_read) as reads,
  coalesce(sum(n.operations) filter (where t.is_refused), 0)::bigint as refusals,
  coalesce(sum((o.facts -> 'rows' ->> t.dataset)::bigint), 0)::bigint as rows
from hub.ledger_entry e
cross join lateral (select coalesce((e.facts #>> '{counted,count}')::bigint, 1) as operations) n
cross join lateral (
  select dataset, owner, bool_or(is_read) as is_read, bool_or(not is_read) as is_refused from (
    select r ->> 'dataset' as dataset, r ->> 'owner' as owner, true as is_read
    from jsonb_array_elements(e.facts -> 'reads') r
    union all
    select r ->> 'dataset', r ->> 'owner', false from jsonb_array_elements(e.facts -> 'refusals') r) each
  where left(dataset, 4) <> 'act/' and ($1::text[] is null or owner = any ($1)) and ($5::text[] is null or dataset = any ($5))
  group by 1, 2) t
left join hub.ledger_entry o on (o.facts ->> 'intent')::bigint = e.sequence
where e.facts ->> 'kind' in ('INTENT', 'REFUSAL') and e.facts #>> '{counted,isRest}' is distinct from 'true'
  and (e.facts ->> 'at') collate "C" >= $3 and (e.facts ->> 'at') collate "C" < $4
  and ($6::jsonb is null or e.facts #> '{caller,organisation}' = $6)
  and ($2 or not exists (select from hub.ledger_embargo m where m.intent = e.sequence and m.lifted_at is null and m.until > now()))
group by 1, 2, 3, 4 order by day, dataset, organisation limit $7`,
  columns: {
    dataset: text(),
    owner: text(),
    /** Null for the anonymous caller. */
    organisation: nullable(json<AuditOrganisation>()),
    /** The day in Beijing time. */
    day: date(),
    /** Operations that requested the dataset. */
    operations: int(),
    /** Of them, those that read part of it. */
    reads: int(),
    /** Of them, those that were refused part of it. */
    refusals: int(),
    /** Rows returned, of the operations whose outcome is recorded. */
    rows: int(),
  },
  parameters: [
    nullable(list(text())),
    bool(),
    text(),
    text(),
    nullable(list(text())),
    nullable(json()),
    int(),
  ],
  planning: 'EACH_TIME',
});
