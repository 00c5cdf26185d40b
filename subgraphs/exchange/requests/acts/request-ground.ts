import type { WorkingCalendar } from '../../../../shared/domain/working-days';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Caller } from '../../../../shared/identity/caller';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { readClock } from '../machine/request-clock';
import type { ActingGround, PastAct } from '../machine/request-machine';
import { workingCalendar } from '../calendar/calendar.loader';
import { CATALOGUE } from '../../catalogue/module';
import type { RequestsContext } from '../requests-context';
import { presentState, type RequestRow, type RequestedDatasetRow } from '../request-row';
import { isVisible, relationsOf } from '../request-viewer';
import { askedDatasets, lockRequest, pastActs } from './request-write.loader';
import { isId } from '../request.loader';

/** A request, locked, with all that an act on it looks at. */
export interface RequestGround {
  readonly request: RequestRow;
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
 * Locks a request that the caller sees. Throws BAD_USER_INPUT alike for one that is not there and one
 * that is another's.
 */
export async function lockedGround(
  transaction: Transaction,
  { permits, now }: Pick<RequestsContext, 'permits' | 'now'>,
  id: string,
): Promise<RequestGround> {
  const request = isId(id) ? await lockRequest(transaction, id) : undefined;
  if (!request || !isVisible(permits.caller, request)) throw unknownRequest(id);
  const past = await pastActs(transaction, request);
  const datasets = await askedDatasets(transaction, request.id);
  const calendar = await workingCalendar(transaction);
  const moment = now();
  return {
    ...{ request, past, datasets, calendar },
    ...{ now: moment, today: dayOf(moment) },
    isUnconditional: datasets.every(
      ({ datasetId }) => CATALOGUE.askedClass(permits, datasetId) === 'UNCONDITIONAL',
    ),
  };
}

/** The ground on which the machine stands. */
export function actingGround(
  { request, past, calendar, today, isUnconditional }: Omit<RequestGround, 'datasets' | 'now'>,
  caller: Caller,
): ActingGround {
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

/** Says that there is no such request for the caller. */
export function unknownRequest(id: string): RiverGateError {
  return new RiverGateError(
    'BAD_USER_INPUT',
    `No request that you may see has the id ${JSON.stringify(id.slice(0, 60))}.`,
  );
}
