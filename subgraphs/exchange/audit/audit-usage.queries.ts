import { statement, type RowOf } from '../../../shared/data/statement';
import { date, int, json, nullable, text } from '../../../shared/data/sql-type';
import type { Reader } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { startOfDayMs } from '../../../shared/sharing/calendar-day';
import {
  CRITERIA,
  MATCHES_CRITERIA,
  criteriaValues,
  SHOWN,
  type AuditViewer,
} from './audit-criteria';
import type { AuditOrganisation } from './audit-row';
import { todaysDataset, todaysOwner } from './former-entry-names';
import { DAY_MS } from '../../../shared/domain/durations';

/** Filters of the usage: days in Beijing time, `from` inclusive, `to` exclusive. */
export interface UsageCriteria {
  readonly from: string;
  readonly to: string;
  readonly dataset?: string | null;
  readonly organisation?: AuditOrganisation | null;
}

/** Most rows of one response. */
const MOST_ROWS = 10_000;

/** A leap year: the bound keeps one query from counting the whole audit log. */
const MOST_DAYS = 366;

/**
 * Returns the counts of reads, ordered by day, dataset and organisation; throws RANGE_TOO_LONG, and
 * BAD_USER_INPUT for an empty period.
 */
export async function auditUsage(
  reader: Reader,
  viewer: AuditViewer,
  { from, to, dataset, organisation }: UsageCriteria,
): Promise<ReadonlyArray<AuditUsageRow>> {
  const days = requireDays(from, to);
  const filter = { dataset, organisation, ...days, kinds: ['INTENT'] as const };
  return requireFew(await reader.query(USAGE, [...criteriaValues(viewer, filter), MOST_ROWS + 1]));
}

/** Reads of a dataset by an organisation on a day. */
export type AuditUsageRow = RowOf<typeof USAGE>;

/**
 * Returns the instants of a period of days in Beijing time; throws if it is empty or longer than a
 * year.
 */
export function requireDays(from: string, to: string): { readonly from: Date; readonly to: Date } {
  const [begin, end] = [startOfDayMs(from), startOfDayMs(to)];
  if (end <= begin)
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `to must be after from, but got: ${from} and ${to}.`,
    );
  if (end - begin > MOST_DAYS * DAY_MS)
    throw new RiverGateError(
      'RANGE_TOO_LONG',
      `From ${from} to ${to} are more than ${String(MOST_DAYS)} days.`,
    );
  return { from: new Date(begin), to: new Date(end) };
}

/** Returns the rows; throws RANGE_TOO_LONG if there are more than one response may contain. */
export function requireFew<Row>(rows: ReadonlyArray<Row>): ReadonlyArray<Row> {
  if (rows.length <= MOST_ROWS) return rows;
  throw new RiverGateError(
    'RANGE_TOO_LONG',
    `The period has more than ${String(MOST_ROWS)} counts: shorten it, or name a dataset or an organisation.`,
  );
}

/** Reads by day, dataset and organisation. */
export const USAGE = statement({
  text: `select ${todaysDataset("r ->> 'dataset'")} as dataset, ${todaysOwner("r ->> 'owner'")} as owner,
  nullif(e.facts #> '{caller,organisation}', 'null') as organisation,
  ((e.facts ->> 'at')::timestamptz at time zone 'Asia/Shanghai')::date as day,
  count(*) as reads, coalesce(sum((o.facts -> 'rows' ->> (r ->> 'dataset'))::bigint), 0)::bigint as rows
from hub.ledger_entry e
cross join lateral jsonb_array_elements(e.facts -> 'reads') r
left join hub.ledger_entry o on (o.facts ->> 'intent')::bigint = e.sequence
where ${MATCHES_CRITERIA} and ${SHOWN} and ($3::text[] is null or r ->> 'dataset' = any ($3))
group by 1, 2, 3, 4 order by day, dataset, organisation limit $10`,
  columns: {
    dataset: text(),
    owner: text(),
    /** Null for the anonymous caller. */
    organisation: nullable(json<AuditOrganisation>()),
    /** The day in Beijing time. */
    day: date(),
    /** Operations. */
    reads: int(),
    /** Rows returned, of the operations whose outcome is recorded. */
    rows: int(),
  },
  parameters: [...CRITERIA, int()],
  planning: 'EACH_TIME',
});
