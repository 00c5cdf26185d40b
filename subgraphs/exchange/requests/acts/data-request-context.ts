import type { WorkingCalendar } from '../../../../shared/domain/working-days';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Caller } from '../../../../shared/identity/caller';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { readClock } from '../machine/request-clock';
import type { MachineInput, PastAct } from '../machine/request-machine';
import { workingCalendar } from '../calendar/calendar.queries';
import { CATALOGUE } from '../../catalogue/module';
import type { RequestsContext } from '../requests-context';
import { presentState, type DataRequestRow, type RequestedDatasetRow } from '../request-row';
import { isVisible, relationsOf } from '../request-viewer';
import { datasetsOfRequest, lockDataRequest, pastActs } from './request-on-act.queries';
import { isId } from '../request-id';

/** A locked request, with everything that a command on it requires. */
export interface DataRequestContext {
  readonly request: DataRequestRow;
  readonly past: ReadonlyArray<PastAct>;
  readonly datasets: ReadonlyArray<RequestedDatasetRow>;
  readonly calendar: WorkingCalendar;
  readonly now: Date;
  /** The day of `now` in Beijing. */
  readonly today: string;
  /** Whether all its datasets are shared without condition today. */
  readonly isUnconditional: boolean;
}

/**
 * Locks a request that the caller may see. Throws the same BAD_USER_INPUT for a request that does
 * not exist and for one that the caller may not see.
 */
export async function lockedContext(
  transaction: Transaction,
  { access, now }: Pick<RequestsContext, 'access' | 'now'>,
  id: string,
): Promise<DataRequestContext> {
  const request = isId(id) ? await lockDataRequest(transaction, id) : undefined;
  if (!request || !isVisible(access.caller, request)) throw unknownDataRequest(id);
  const past = await pastActs(transaction, request);
  const datasets = await datasetsOfRequest(transaction, request.id);
  const calendar = await workingCalendar(transaction);
  const moment = now();
  return {
    ...{ request, past, datasets, calendar },
    ...{ now: moment, today: dayOf(moment) },
    isUnconditional: datasets.every(
      ({ datasetId }) => CATALOGUE.requestedClass(access, datasetId) === 'UNCONDITIONAL',
    ),
  };
}

/** Returns the input of the state machine. */
export function machineInput(
  { request, past, calendar, today, isUnconditional }: Omit<DataRequestContext, 'datasets' | 'now'>,
  caller: Caller,
): MachineInput {
  const isOverdue = request.clock !== null && readClock(request.clock, today, calendar).isOverdue;
  return {
    state: presentState(request, today),
    past,
    isUnconditional,
    isInTime: !isOverdue,
    actor: {
      subject: caller.subject,
      posts: caller.roles,
      relations: relationsOf(caller, request),
    },
  };
}

/** Returns the error for a request that does not exist, or that the caller may not see. */
export function unknownDataRequest(id: string): RiverGateError {
  return new RiverGateError(
    'BAD_USER_INPUT',
    `No request that you can see has the id ${JSON.stringify(id.slice(0, 60))}.`,
  );
}
