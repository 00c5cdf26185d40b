import type { Transaction } from '../../../../shared/data/database';
import { clockAfter } from '../machine/request-clock';
import type { Step } from '../machine/request-machine';
import type { RequestsContext } from '../requests-context';
import { clockColumns, recordStep } from './request-act';
import type { OwnersPart } from './request-submission';
import type { DataRequestContext } from './data-request-context';
import type { DataRequestRow } from '../request-row';
import { insertDataRequest, replaceDatasets, type NewDataRequest } from './request.store';

/** A data request to insert in the state submitted. */
export interface NewlySubmitted {
  readonly requestContext: Pick<DataRequestContext, 'now' | 'today' | 'calendar'>;
  readonly step: Step;
  readonly context: RequestsContext;
  /** All its columns without owner, state and clock. */
  readonly like: NewDataRequest;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Inserts a submitted request to one owner; its clock starts. */
export async function insertSubmitted(
  transaction: Transaction,
  { ownerId, datasets, isUnconditional }: OwnersPart,
  { requestContext, step, context, like, facts }: NewlySubmitted,
): Promise<DataRequestRow> {
  const { now, today } = requestContext;
  const { deadlines } = context;
  const clock = clockAfter(null, 'START_ANSWER', { ...requestContext, deadlines, isUnconditional });
  const request = await insertDataRequest(
    transaction,
    {
      ...like,
      ...{ state: 'SUBMITTED', version: 1, ownerId },
      ...clockColumns(clock, requestContext),
      submittedAt: now.toISOString(),
    },
    today.slice(0, 4),
  );
  await replaceDatasets(transaction, request.id, datasets);
  const done = { requestContext: { now, today, request: null }, step, request, context };
  await recordStep(transaction, done, { facts: { datasets, ...facts } });
  return request;
}
