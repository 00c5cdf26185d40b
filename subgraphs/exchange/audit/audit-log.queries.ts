import { statement, type GivenOfParameters } from '../../../shared/data/statement';
import { int, nullable } from '../../../shared/data/sql-type';
import type { Reader } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../shared/graphql/connection';
import {
  CRITERIA,
  MATCHES_CRITERIA,
  criteriaValues,
  SHOWN,
  SHOWN_CONCERN,
  type AuditCriteria,
  type AuditViewer,
} from './audit-criteria';
import { AUDIT_COLUMNS, type AuditRow } from './audit-row';
import { withTodaysNames } from './former-entry-names';
import { auditUsage, type AuditUsageRow, type UsageCriteria } from './audit-usage.queries';

/** Loads entries and usage of the audit log (共享记录). */
export interface AuditLogLoaders {
  /** Newest first. */
  page(viewer: AuditViewer, request: PageRequest, filter: AuditCriteria): Promise<Page<AuditRow>>;
  /**
   * Returns the entry at a sequence number, as a viewer of the whole audit log sees it; undefined
   * if there is none, or if it is an outcome.
   */
  entry(sequence: number): Promise<AuditRow | undefined>;
  /** Ordered by day, dataset and organisation. */
  usage(viewer: AuditViewer, filter: UsageCriteria): Promise<ReadonlyArray<AuditUsageRow>>;
}

/** Creates the loaders of one request. */
export function auditLogLoaders(reader: Reader): AuditLogLoaders {
  return {
    page: (viewer, request, filter) => {
      const isByConcern = 'owner' in viewer || typeof filter.dataset === 'string';
      const narrowing = criteriaValues(viewer, filter);
      return auditPage(reader, { narrowing, isByConcern }, request);
    },
    entry: async (sequence) => {
      const narrowing = criteriaValues({ all: true }, {});
      const [row] = await reader.query(PAGE_OF_ANY, [...narrowing, sequence + 1, 1]);
      return row?.sequence === sequence ? withTodaysNames(row) : undefined;
    },
    usage: (viewer, filter) => auditUsage(reader, viewer, filter),
  };
}

interface Chosen {
  readonly narrowing: GivenOfParameters<typeof CRITERIA>;
  /** Returns whether entries are found through the datasets that they concern. */
  readonly isByConcern: boolean;
}

async function auditPage(
  reader: Reader,
  { narrowing, isByConcern }: Chosen,
  request: PageRequest,
): Promise<Page<AuditRow>> {
  const before = placeOf(keyOfCursor(request.after));
  const page = isByConcern ? PAGE_CONCERNED : PAGE_OF_ANY;
  const rows = await reader.query(page, [...narrowing, before, request.first + 1]);
  const count = async () => {
    const counted = isByConcern ? COUNT_CONCERNED : COUNT_OF_ANY;
    const [found] = await reader.query(counted, [...narrowing, null]);
    return found?.count ?? 0;
  };
  return pageOf(rows.map(withTodaysNames), request, {
    keyOf: ({ sequence }) => String(sequence),
    count,
  });
}

function placeOf(key: string | null): number | null {
  if (key === null) return null;
  const place = /^\d{1,15}$/.test(key) ? Number(key) : 0;
  if (place > 0) return place;
  throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of the audit log.');
}

/**
 * An owner finds entries only by its own datasets, never by other datasets that the same operation
 * read.
 */
const CONCERNED = `from (
    select distinct c.sequence from hub.ledger_concern c
    where ${SHOWN_CONCERN} and ($3::text[] is null or c.dataset = any ($3))
      and ($10::bigint is null or c.sequence < $10)
    order by c.sequence desc) c
  join hub.ledger_entry e using (sequence) where ${MATCHES_CRITERIA}`;

const ANY = `from hub.ledger_entry e
  where $3::text[] is null and ($10::bigint is null or e.sequence < $10) and ${MATCHES_CRITERIA}`;

/**
 * A counted refusal's sample may contain data of others, so only a viewer of the whole audit log
 * sees it.
 */
const IS_WHOLE_LOG = '$1::text[] is null and $2::jsonb is null';

/**
 * Reads and refusals that the viewer may not see are removed, and so is the operation, whose text
 * would name them.
 */
const pageOver = (
  chosen: string,
): string => `select e.sequence, e.hash, e.facts ->> 'kind' as kind, e.facts ->> 'at' as at,
  hub.subject_of(e.facts) as subject, e.facts ->> 'traceId' as "traceId", e.facts -> 'caller' as caller,
  coalesce(shown.reads, '[]') as reads, coalesce(shown.refusals, '[]') as refusals,
  case when shown."isWhole" then jsonb_build_object('hash', e.facts #> '{operation,hash}',
    'name', e.facts #> '{operation,name}', 'text', p.text)
    when ${IS_WHOLE_LOG} and jsonb_typeof(e.facts #> '{counted,sample}') = 'object' then jsonb_build_object(
      'hash', e.facts #> '{counted,sample,hash}', 'name', null, 'text', e.facts #> '{counted,sample,text}') end as operation,
  case when e.facts ? 'counted' then jsonb_build_object('count', e.facts #> '{counted,count}',
    'from', e.facts #> '{counted,from}', 'isRest', e.facts #> '{counted,isRest}',
    'address', case when ${IS_WHOLE_LOG} then e.facts #> '{counted,address,value}' end) end as counted,
  case when shown."isWhole" then e.facts -> 'keyHashes' end as "keyHashes",
  case when o.sequence is not null then jsonb_build_object('sequence', o.sequence, 'at', o.facts -> 'at',
    'outcome', o.facts -> 'outcome', 'rows', coalesce(answered.rows, '{}'),
    'subgraphs', coalesce(answered.subgraphs, '[]')) end as outcome,
  e.facts ->> 'event' as event, e.facts -> 'facts' as facts,
  case when ${IS_WHOLE_LOG} then array(select m.case_id from hub.ledger_embargo m
    where m.intent = e.sequence and m.lifted_at is null and m.until > now() order by m.case_id) end as embargoes
from (select e.sequence, e.hash, e.facts ${chosen} order by e.sequence desc limit $11) e
left join hub.ledger_entry o on (o.facts ->> 'intent')::bigint = e.sequence
left join hub.ledger_operation p on p.hash = e.facts #>> '{operation,hash}'
cross join lateral (select
  e.facts ? 'operation' and not exists (
    select from jsonb_array_elements((e.facts -> 'reads') || (e.facts -> 'refusals')) r where not ${SHOWN}) as "isWhole",
  (select jsonb_agg(r) from jsonb_array_elements(e.facts -> 'reads') r where ${SHOWN}) as reads,
  (select jsonb_agg(r) from jsonb_array_elements(e.facts -> 'refusals') r where ${SHOWN}) as refusals
) shown
cross join lateral (select
  (select jsonb_object_agg(key, value) from jsonb_each(o.facts -> 'rows') where $1::text[] is null
    or key in (select r ->> 'dataset' from jsonb_array_elements(shown.reads) r)) as rows,
  (select jsonb_agg(s) from jsonb_array_elements_text(o.facts -> 'subgraphs') s where $1::text[] is null or s = any ($1)) as subgraphs
) answered
order by e.sequence desc`;

const PAGE_PARAMETERS = [...CRITERIA, nullable(int()), int()] as const;

/** Entries before a sequence number, found through the datasets that they concern. */
export const PAGE_CONCERNED = statement({
  text: pageOver(CONCERNED),
  columns: AUDIT_COLUMNS,
  parameters: PAGE_PARAMETERS,
  planning: 'EACH_TIME',
});

/** Entries before a sequence number, of all datasets. */
export const PAGE_OF_ANY = statement({
  text: pageOver(ANY),
  columns: AUDIT_COLUMNS,
  parameters: PAGE_PARAMETERS,
  planning: 'EACH_TIME',
});

/** The number of entries, found through the datasets that they concern. */
export const COUNT_CONCERNED = statement({
  text: `select count(*) ${CONCERNED}`,
  columns: { count: int() },
  parameters: [...CRITERIA, nullable(int())],
  planning: 'EACH_TIME',
});

/** The number of entries, of all datasets. */
export const COUNT_OF_ANY = statement({
  text: `select count(*) ${ANY}`,
  columns: { count: int() },
  parameters: [...CRITERIA, nullable(int())],
  planning: 'EACH_TIME',
});
