import type { Reader } from '../../shared/data/database';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { keyOfCursor, pageOf, type Page, type PageRequest } from '../../shared/graphql/connection';
import { startOfDayMs } from '../../shared/sharing/calendar-day';
import type { RecordOrganisation, RecordRow, RecordUsageRow } from './record-row';

/**
 * How much of the record is seen: all of it; what concerns the data of one department, without what is
 * under an embargo and without what concerns others; or what one organisation has read.
 */
export type RecordViewer =
  { readonly all: true } | { readonly owner: string } | { readonly reader: RecordOrganisation };

/** What narrows the record; absent or null: not at all. */
export interface RecordNarrowing {
  readonly dataset?: string | null;
  readonly organisation?: RecordOrganisation | null;
  readonly subject?: string | null;
  /** Inclusive. */
  readonly from?: Date | null;
  /** Exclusive. */
  readonly to?: Date | null;
  readonly kinds?: ReadonlyArray<RecordRow['kind']> | null;
}

/** Which usage is told: days in Beijing, `from` inclusive, `to` exclusive. */
export interface UsageNarrowing {
  readonly from: string;
  readonly to: string;
  readonly dataset?: string | null;
  readonly organisation?: RecordOrganisation | null;
}

/** The record (共享记录), read. */
export interface RecordLoaders {
  /** Newest first. */
  page(
    viewer: RecordViewer,
    request: PageRequest,
    filter: RecordNarrowing,
  ): Promise<Page<RecordRow>>;
  /** Ordered by day, dataset and organisation. */
  usage(viewer: RecordViewer, filter: UsageNarrowing): Promise<ReadonlyArray<RecordUsageRow>>;
}

/** Makes the loaders of one request. */
export function recordLoaders(reader: Reader): RecordLoaders {
  return {
    page: (viewer, request, filter) => {
      const isByConcern = 'owner' in viewer || typeof filter.dataset === 'string';
      const narrowing = [...viewerValues(viewer), ...filterValues(filter)];
      return recordPage(reader, { narrowing, isByConcern }, request);
    },
    usage: (viewer, { from, to, dataset, organisation }) => {
      const [fromAt, toAt] = [from, to].map((day) => new Date(startOfDayMs(day)));
      const filter = { dataset, organisation, from: fromAt, to: toAt, kinds: ['INTENT'] as const };
      return reader.query(USAGE, [...viewerValues(viewer), ...filterValues(filter)]);
    },
  };
}

interface Chosen {
  readonly narrowing: ReadonlyArray<unknown>;
  /** Whether entries are found by what they concern. */
  readonly isByConcern: boolean;
}

async function recordPage(
  reader: Reader,
  { narrowing, isByConcern }: Chosen,
  request: PageRequest,
): Promise<Page<RecordRow>> {
  const before = placeOf(keyOfCursor(request.after));
  const rows = await reader.query<RecordRow>(isByConcern ? PAGE_CONCERNED : PAGE_OF_ANY, [
    ...narrowing,
    before,
    request.first + 1,
  ]);
  const count = async () => {
    const text = `select count(*) ${isByConcern ? CONCERNED : ANY}`;
    const [found] = await reader.query<{ count: number }>(text, [...narrowing, null]);
    return found?.count ?? 0;
  };
  return pageOf(rows, request, { keyOf: ({ sequence }) => String(sequence), count });
}

function placeOf(key: string | null): number | null {
  if (key === null) return null;
  const place = /^\d{1,15}$/.test(key) ? Number(key) : 0;
  if (place > 0) return place;
  throw new RiverGateError('CURSOR_INVALID', 'after wants a cursor of the record.');
}

/** $1 owner, $2 reader. */
function viewerValues(viewer: RecordViewer): [string | null, string | null] {
  const owner = 'owner' in viewer ? viewer.owner : null;
  return [owner, 'reader' in viewer ? organisationText(viewer.reader) : null];
}

/** $3 dataset, $4 organisation, $5 subject, $6 from, $7 to, $8 kinds. */
function filterValues(filter: RecordNarrowing): unknown[] {
  const { dataset, organisation, subject, from, to, kinds } = filter;
  return [
    dataset ?? null,
    organisation ? organisationText(organisation) : null,
    subject ?? null,
    from?.toISOString() ?? null,
    to?.toISOString() ?? null,
    kinds ?? null,
  ];
}

function organisationText({ id, kind }: RecordOrganisation): string {
  return JSON.stringify({ id, kind });
}

/** What narrows entries `e` that are otherwise chosen; an owner is not told of what is under an embargo. */
const NARROWED = `e.facts ->> 'kind' <> 'OUTCOME'
  and ($1::text is null or not exists (
    select from hub.ledger_embargo m where m.intent = e.sequence and m.lifted_at is null))
  and ($2::jsonb is null or e.facts #> '{caller,organisation}' = $2)
  and ($4::jsonb is null or e.facts #> '{caller,organisation}' = $4)
  and ($5::text is null or hub.subject_of(e.facts) = $5)
  and ($6::text is null or (e.facts ->> 'at') collate "C" >= $6)
  and ($7::text is null or (e.facts ->> 'at') collate "C" < $7)
  and ($8::text[] is null or e.facts ->> 'kind' = any ($8))`;

/** An owner finds entries by its own datasets only, never by what the same operation read of others. */
const CONCERNED = `from (
    select distinct c.sequence from hub.ledger_concern c
    where ($1::text is null or c.owner = $1) and ($3::text is null or c.dataset = $3)
      and ($9::bigint is null or c.sequence < $9)
    order by c.sequence desc) c
  join hub.ledger_entry e using (sequence) where ${NARROWED}`;

const ANY = `from hub.ledger_entry e
  where $3::text is null and ($9::bigint is null or e.sequence < $9) and ${NARROWED}`;

/** A dataset that an owner does not own is none of its business, nor is the operation that names it. */
const pageOver = (
  chosen: string,
): string => `select e.sequence, e.hash, e.facts ->> 'kind' as kind, e.facts ->> 'at' as at,
  hub.subject_of(e.facts) as subject, e.facts ->> 'traceId' as "traceId", e.facts -> 'caller' as caller,
  coalesce(shown.reads, '[]') as reads, coalesce(shown.refusals, '[]') as refusals,
  case when shown."isWhole" then jsonb_build_object('hash', e.facts #> '{operation,hash}',
    'name', e.facts #> '{operation,name}', 'text', p.text) end as operation,
  case when shown."isWhole" then e.facts -> 'keyHashes' end as "keyHashes",
  case when o.sequence is not null then jsonb_build_object('sequence', o.sequence, 'at', o.facts -> 'at',
    'outcome', o.facts -> 'outcome', 'rows', coalesce(answered.rows, '{}'),
    'subgraphs', coalesce(answered.subgraphs, '[]')) end as outcome,
  e.facts ->> 'event' as event, e.facts -> 'facts' as facts,
  case when $1::text is null and $2::jsonb is null then array(select m.case_id from hub.ledger_embargo m
    where m.intent = e.sequence and m.lifted_at is null order by m.case_id) end as embargoes
from (select e.sequence, e.hash, e.facts ${chosen} order by e.sequence desc limit $10) e
left join hub.ledger_entry o on (o.facts ->> 'intent')::bigint = e.sequence
left join hub.ledger_operation p on p.hash = e.facts #>> '{operation,hash}'
cross join lateral (select
  e.facts ? 'operation' and ($1::text is null or not exists (
    select from jsonb_array_elements((e.facts -> 'reads') || (e.facts -> 'refusals')) r where r ->> 'owner' <> $1)) as "isWhole",
  (select jsonb_agg(r) from jsonb_array_elements(e.facts -> 'reads') r where $1::text is null or r ->> 'owner' = $1) as reads,
  (select jsonb_agg(r) from jsonb_array_elements(e.facts -> 'refusals') r where $1::text is null or r ->> 'owner' = $1) as refusals
) shown
cross join lateral (select
  (select jsonb_object_agg(key, value) from jsonb_each(o.facts -> 'rows') where $1::text is null
    or key in (select r ->> 'dataset' from jsonb_array_elements(shown.reads) r)) as rows,
  (select jsonb_agg(s) from jsonb_array_elements_text(o.facts -> 'subgraphs') s where $1::text is null or s = $1) as subgraphs
) answered
order by e.sequence desc`;

const PAGE_CONCERNED = pageOver(CONCERNED);
const PAGE_OF_ANY = pageOver(ANY);

const USAGE = `select r.read ->> 'dataset' as dataset, r.read ->> 'owner' as owner,
  nullif(e.facts #> '{caller,organisation}', 'null') as organisation,
  ((e.facts ->> 'at')::timestamptz at time zone 'Asia/Shanghai')::date as day,
  count(*) as reads, coalesce(sum((o.facts -> 'rows' ->> (r.read ->> 'dataset'))::bigint), 0)::bigint as rows
from hub.ledger_entry e
cross join lateral jsonb_array_elements(e.facts -> 'reads') r (read)
left join hub.ledger_entry o on (o.facts ->> 'intent')::bigint = e.sequence
where ${NARROWED} and ($1::text is null or r.read ->> 'owner' = $1)
  and ($3::text is null or r.read ->> 'dataset' = $3)
group by 1, 2, 3, 4 order by day, dataset, organisation`;
