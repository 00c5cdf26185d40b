import { statement } from '../../../shared/data/statement';
import { json, nullable, text } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';

/** What happened in the hub, for its audit log. */
export interface HubEventToWrite {
  /** In capitals: `ACCOUNT_CONFIRMED`. */
  readonly event: string;
  /** Account or client that did it. */
  readonly subject: string;
  /** Names and ids alone, never a secret: every auditor reads them. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Id under which the audit log knows the request; null if the command line did it. */
  readonly traceId: string | null;
}

/**
 * Queues an event for the gateway, which writes it to the audit log. It is committed or rolled back
 * with its change; its writer cannot change, withdraw or mark it.
 */
export async function writeEvent(
  transaction: Transaction,
  { event, subject, facts, traceId }: HubEventToWrite,
): Promise<void> {
  const written = JSON.stringify(facts, (_name, fact) => storable(fact));
  await transaction.query(QUEUE_EVENT, [event, storable(subject), traceId, written]);
}

/** Adds an event for the gateway to write. */
export const QUEUE_EVENT = statement({
  text: 'insert into exchange.hub_event (event, subject, trace_id, facts) values ($1, $2, $3, $4)',
  parameters: [text(), text(), nullable(text()), json()],
});

/** What PostgreSQL cannot store (NUL, halves of a surrogate pair) is replaced: an act is not lost by its name. */
function storable<T>(fact: T): T | string {
  return typeof fact === 'string' ? fact.replace(/[\0\u{D800}-\u{DFFF}]/gu, '\u{FFFD}') : fact;
}
