import { statement } from '../../../shared/data/statement';
import { json, nullable, text } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';

/** An event of the hub, for its audit log. */
export interface HubEventToWrite {
  /** In capitals: `ACCOUNT_CONFIRMED`. */
  readonly event: string;
  /** Account or client that caused the event. */
  readonly subject: string;
  /** Only names and ids, never a secret: every auditor can read them. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Id of the request in the audit log; null for a command of the command line. */
  readonly traceId: string | null;
}

/**
 * Queues an event for the gateway, which writes it to the audit log. It is committed or rolled back
 * with its change; the database role that writes it cannot change, withdraw or mark it.
 */
export async function writeEvent(
  transaction: Transaction,
  { event, subject, facts, traceId }: HubEventToWrite,
): Promise<void> {
  const written = JSON.stringify(facts, (_name, fact) => storable(fact));
  await transaction.query(QUEUE_EVENT, [event, storable(subject), traceId, written]);
}

/** Inserts an event, which the gateway writes to the audit log. */
export const QUEUE_EVENT = statement({
  text: 'insert into exchange.hub_event (event, subject, trace_id, facts) values ($1, $2, $3, $4)',
  parameters: [text(), text(), nullable(text()), json()],
});

/**
 * Replaces characters that PostgreSQL cannot store (NUL, halves of a surrogate pair), so that such
 * a name does not make the command fail.
 */
function storable<T>(fact: T): T | string {
  return typeof fact === 'string' ? fact.replace(/[\0\u{D800}-\u{DFFF}]/gu, '\u{FFFD}') : fact;
}
