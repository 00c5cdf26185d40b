import { valuesOrNull } from '../../../../shared/data/values-or-null';
import { statement, type RowOf } from '../../../../shared/data/statement';
import { int, json, nullable, text } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import {
  keyOfCursor,
  pageOf,
  type Page,
  type PageRequest,
} from '../../../../shared/graphql/connection';
import { patternOf, type SecurityEventKind } from './security-events';

/** An event of the audit log that concerns security. */
export type SecurityEventRow = RowOf<typeof SECURITY_EVENTS>;

/** Filters of security events; absent or null: no filter. */
export interface SecurityCriteria {
  readonly kinds?: ReadonlyArray<SecurityEventKind> | null;
  readonly event?: string | null;
  readonly subject?: string | null;
  /** RFC 3339 in UTC; inclusive. */
  readonly from?: string | null;
  /** Exclusive. */
  readonly to?: string | null;
}

/** A page of security events, newest first. */
export async function securityEventPage(
  reader: Reader,
  request: PageRequest,
  { kinds, event, subject, from, to }: SecurityCriteria,
): Promise<Page<SecurityEventRow>> {
  const values = [patternOf(kinds), ...valuesOrNull([event, subject, from, to])] as const;
  const before = placeOf(keyOfCursor(request.after));
  const rows = await reader.query(SECURITY_EVENTS, [...values, before, request.first + 1]);
  const count = async () => {
    const [found] = await reader.query(SECURITY_EVENT_COUNT, values);
    return found?.count ?? 0;
  };
  return pageOf(rows, request, { keyOf: ({ sequence }) => String(sequence), count });
}

function placeOf(key: string | null): number | null {
  if (key === null) return null;
  if (/^[1-9]\d{0,14}$/.test(key)) return Number(key);
  throw new RiverGateError('CURSOR_INVALID', 'after requires a cursor of the security events.');
}

const CHOSEN = `from hub.ledger_entry e where e.facts ->> 'kind' = 'EVENT' and e.facts ->> 'event' ~ $1
  and ($2::text is null or e.facts ->> 'event' = $2) and ($3::text is null or e.facts ->> 'subject' = $3)
  and ($4::text is null or (e.facts ->> 'at') collate "C" >= $4)
  and ($5::text is null or (e.facts ->> 'at') collate "C" < $5)`;

const CRITERIA = [
  text(),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
] as const;

/** Security events before a sequence number, newest first. */
export const SECURITY_EVENTS = statement({
  text: `select e.sequence, e.facts ->> 'at' as at, e.facts ->> 'event' as event, e.facts ->> 'subject' as subject,
      e.facts ->> 'traceId' as "traceId", e.facts -> 'facts' as facts
    ${CHOSEN} and ($6::bigint is null or e.sequence < $6) order by e.sequence desc limit $7`,
  columns: {
    sequence: int(),
    at: text(),
    event: text(),
    subject: text(),
    traceId: nullable(text()),
    facts: json<Readonly<Record<string, string | number | boolean | null>>>(),
  },
  parameters: [...CRITERIA, nullable(int()), int()],
  planning: 'EACH_TIME',
});

/** The number of security events. */
export const SECURITY_EVENT_COUNT = statement({
  text: `select count(*) ${CHOSEN}`,
  columns: { count: int() },
  parameters: CRITERIA,
  planning: 'EACH_TIME',
});
