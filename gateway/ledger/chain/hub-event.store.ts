import { instant, int, json, nullable, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import { prepared } from '../ledger-client';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Events of the exchange that are not on the chain yet, oldest first. */
export const WAITING_EVENTS = prepared(
  'events-waiting',
  statement({
    text: `select id, at, event, subject, trace_id as "traceId", facts from exchange.hub_event
      where chained_at is null order by id limit 500`,
    columns: {
      id: int(),
      at: instant(),
      event: text(),
      subject: text(),
      traceId: nullable(text()),
      facts: json<Facts>(),
    },
  }),
);

/** An event that is on the chain now. */
export const EVENT_CHAINED = prepared(
  'event-chained',
  statement({
    text: 'update exchange.hub_event set chained_at = now() where id = $1 and chained_at is null',
    parameters: [int()],
  }),
);
