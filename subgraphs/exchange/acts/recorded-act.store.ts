import { statement } from '../../../shared/data/statement';
import { instant } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import type { Act } from './act';
import { writeEvent, type HubEventToWrite } from './hub-event.store';

/** The event that a command writes to the audit log, as part of its result. */
export interface ActResult {
  readonly event: Omit<HubEventToWrite, 'traceId'>;
}

/** The parts of a request context that a command requires. */
export type ActContext = Pick<DepartmentContext, 'access' | 'requestId' | 'write'>;

/**
 * Runs a command of the caller in one transaction with its event: both are committed or neither.
 * The time is PostgreSQL's, never that of a demonstration, because revocations are compared with
 * the time at which tokens were issued.
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
  if (!row) throw new TypeError('The statement must return exactly one row.');
  return new Date(row.now);
}

/** PostgreSQL's time when the statement runs. */
export const CLOCK = statement({
  text: 'select clock_timestamp() as now',
  columns: { now: instant() },
});
