import { statement } from '../../../../shared/data/statement';
import type { Transaction } from '../../../../shared/data/database';
import { writeEvent } from '../../acts/hub-event.store';
import { DATA_REQUEST_EVENT_COLUMNS, type NewDataRequestEvent } from '../request-row';

/**
 * Records an act in the history of its request, and in the hub's audit log in the same transaction.
 */
export async function addEvent(
  transaction: Transaction,
  event: NewDataRequestEvent,
  told: { readonly traceId: string; readonly facts: Readonly<Record<string, unknown>> },
): Promise<void> {
  await insertEvent(transaction, event);
  await writeEvent(transaction, {
    event: `REQUEST_${event.act}`,
    subject: event.subject,
    traceId: told.traceId,
    facts: told.facts,
  });
}

/** Records an act in the history of its request. */
export async function insertEvent(
  transaction: Pick<Transaction, 'query'>,
  event: NewDataRequestEvent,
): Promise<void> {
  const { requestId, at, act, fromState, toState, subject, post, actedAs } = event;
  const { organisationKind, organisationId, note, documentNumber, facts } = event;
  await transaction.query(INSERT_EVENT, [
    ...([requestId, at, act, fromState, toState, subject, post, actedAs] as const),
    ...([organisationKind, organisationId, note, documentNumber, JSON.stringify(facts)] as const),
  ]);
}

const EVENT = DATA_REQUEST_EVENT_COLUMNS;

/** Inserts a row of the history. */
export const INSERT_EVENT = statement({
  text: `insert into exchange.request_event (request_id, at, act, from_state, to_state, subject, post, acted_as,
    organisation_kind, organisation_id, note, document_number, facts)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
  parameters: [
    EVENT.requestId,
    EVENT.at,
    EVENT.act,
    EVENT.fromState,
    EVENT.toState,
    EVENT.subject,
    EVENT.post,
    EVENT.actedAs,
    EVENT.organisationKind,
    EVENT.organisationId,
    EVENT.note,
    EVENT.documentNumber,
    EVENT.facts,
  ],
});
