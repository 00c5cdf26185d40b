import { statement } from '../../../shared/data/statement';
import { instant } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import type { Act } from './act';
import { writeEvent, type HubEventToWrite } from './hub-event.store';

/** What a command writes to the audit log, whatever else it answers. */
export interface ActResult {
  readonly event: Omit<HubEventToWrite, 'traceId'>;
}

/** What an act needs of a request. */
export type ActContext = Pick<DepartmentContext, 'access' | 'requestId' | 'write'>;

/**
 * Does an act of the caller in one transaction with its event: neither is without the other. Its
 * moment is PostgreSQL's, never that of a demonstration: what it voids is held against the time at
 * which tokens were issued.
 */
export function auditedAct<Result extends ActResult>(
  { access, requestId, write }: ActContext,
  work: (transaction: Transaction, act: Act) => Promise<Result>,
): Promise<Result> {
  return write(async (transaction) => {
    const done = await work(transaction, { by: access.caller, now: await momentOf(transaction) });
    await writeEvent(transaction, { ...done.event, traceId: requestId });
    return done;
  });
}

async function momentOf(transaction: Transaction): Promise<Date> {
  const [row] = await transaction.query(CLOCK);
  if (!row) throw new TypeError('A clock answers one row.');
  return new Date(row.now);
}

/** PostgreSQL's time as the statement runs. */
export const CLOCK = statement({
  text: 'select clock_timestamp() as now',
  columns: { now: instant() },
});
