import type { Logger } from 'pino';
import { messageOf } from '../../../shared/errors/message-of';
import { recordUnavailable } from '../../ledger/audit-unavailable';
import { openLedger } from '../../ledger/chain/append';
import { guardedByAnchors } from '../hub/hub-anchors';
import type { GatewayAuditLog } from '../hub/hub-audit-log';
import type { PrimaryCalls } from './calls';
import type { Channel } from './channel';
import type { ReceivedState } from './received-state';

/** Dependencies of the audit log in a worker. */
export interface WorkerAuditLog {
  readonly url: string;
  readonly primary: Channel<PrimaryCalls>;
  readonly state: ReceivedState;
  readonly log: Logger;
}

/**
 * The audit log as a worker writes it: entries of reads go to PostgreSQL from here, so that a
 * commit of one worker does not wait for another process; what is counted, sealed or kept in files
 * is the primary process's alone.
 */
export function openWorkerAuditLog({ url, primary, state, log }: WorkerAuditLog): GatewayAuditLog {
  const onFailure = (fault: unknown) => {
    log.error({ reason: messageOf(fault) }, 'the audit log could not be written');
  };
  const isWhole = () => {
    const isKnown = state.current()?.isAuditWhole === true;
    return isKnown ? Promise.resolve(true) : primary.call('isAuditWhole', null);
  };
  const ledger = guardedByAnchors(openLedger({ url, onFailure }), { isWhole });
  const concealed = (fault: unknown): never => {
    onFailure(fault);
    throw recordUnavailable();
  };
  return {
    ledger,
    refusals: { takes: (refused) => primary.call('takesRefusal', refused).catch(concealed) },
    note: (event) => primary.call('noteEvent', event).catch(concealed),
    head: () => state.current()?.head ?? null,
    headSequence: () => state.current()?.headSequence ?? null,
    chainEvents: () => primary.call('chainEvents', null),
    warnings: () => state.current()?.warnings ?? [],
    isWell: () => primary.call('isAuditWell', null).catch(() => false),
    close: () => ledger.close(),
  };
}
