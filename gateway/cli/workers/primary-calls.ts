import type { Settings } from '../../../shared/config/settings';
import type { HubAuditLog } from '../hub/hub-audit-log';
import { openRates } from '../../rates/rates';
import type { Change } from '../hub/peers';
import type { PrimaryCalls, WorkerCalls, WorkerSetup } from './calls';
import type { Channel } from './channel';

/** Dependencies of what workers call. */
export interface CalledPrimary {
  readonly settings: Settings;
  /** The audit log; absent in a gateway of other departments, which has none and counts nothing. */
  readonly record?: HubAuditLog;
  readonly running: () => ReadonlyMap<number, Channel<WorkerCalls>>;
  readonly setupOf: (number: number) => Promise<WorkerSetup>;
}

/** How long a worker that does not answer may delay what another one has changed. */
const CHANGE_MS = 1000;

/** Returns what the worker with a number may call; all share the same counts. */
export function primaryCalls(
  called: CalledPrimary,
): (number: number) => Partial<Omit<PrimaryCalls, 'ready'>> {
  const { record, running, setupOf } = called;
  const shared = record === undefined ? {} : { ...counting(called.settings), ...auditing(record) };
  return (number) => ({
    ...shared,
    setup: () => setupOf(number),
    changed: (change) => passedOn(change, others(running(), number)),
  });
}

function counting(settings: Settings) {
  const rates = openRates(settings);
  return {
    countRequest: rates.countRequest,
    countCost: ({ who, cost }) => rates.countCost(who, cost),
    countSignIn: ({ name, address }) => rates.countSignIn(name, address),
  } satisfies Partial<PrimaryCalls>;
}

function auditing({ refusals, note, chainEvents, isWell, isWhole }: HubAuditLog) {
  return {
    takesRefusal: refusals.takes,
    noteEvent: note,
    chainEvents,
    isAuditWell: isWell,
    isAuditWhole: isWhole,
  } satisfies Partial<PrimaryCalls>;
}

function others(running: ReadonlyMap<number, Channel<WorkerCalls>>, number: number) {
  return [...running].filter(([other]) => other !== number).map(([, channel]) => channel);
}

async function passedOn(
  change: Change,
  channels: ReadonlyArray<Channel<WorkerCalls>>,
): Promise<void> {
  const received = channels.map((channel) => channel.call('receiveChange', change));
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CHANGE_MS);
  });
  await Promise.race([Promise.allSettled(received), patience]);
  clearTimeout(timer);
}
