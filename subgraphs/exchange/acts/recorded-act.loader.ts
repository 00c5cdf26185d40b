import type { Transaction } from '../../../shared/data/database';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import type { Act } from './act';
import { writeEvent, type HubEventToWrite } from './hub-event.loader';

/** What an act tells the record, whatever else it answers. */
export interface ActDone {
  readonly event: Omit<HubEventToWrite, 'traceId'>;
}

/** What an act needs of a request. */
export type ActingContext = Pick<DepartmentContext, 'permits' | 'requestId' | 'write'>;

/**
 * Does an act of the caller in one transaction with the event that tells of it: neither is without the
 * other. Its moment is PostgreSQL's, never that of a demonstration: what it voids is held against the
 * time at which tokens were issued.
 */
export function recordedAct<Done extends ActDone>(
  { permits, requestId, write }: ActingContext,
  work: (transaction: Transaction, act: Act) => Promise<Done>,
): Promise<Done> {
  return write(async (transaction) => {
    const done = await work(transaction, { by: permits.caller, now: await momentOf(transaction) });
    await writeEvent(transaction, { ...done.event, traceId: requestId });
    return done;
  });
}

async function momentOf({ query }: Transaction): Promise<Date> {
  const [row] = await query<{ now: string }>('select clock_timestamp() as now');
  if (!row) throw new TypeError('A clock answers one row.');
  return new Date(row.now);
}
