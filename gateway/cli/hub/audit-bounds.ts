import { addressNames } from '../../ledger/address-bucket';
import { boundedEvents, type BoundedEvents } from '../../ledger/bounded-events';
import type { Ledger } from '../../ledger/entries';
import { openRefusalCounter, type RefusalCounter } from '../../ledger/refusal-counter';
import { watchRoom, type RoomWatch } from '../../ledger/room';
import { openFreeSpace } from './free-space';
import type { HubAuditLogOptions } from './hub-audit-log-options';

/** Keeps callers from filling the audit log, and the audit log from filling the disk. */
export interface AuditBounds {
  readonly refusals: Pick<RefusalCounter, 'takes'>;
  readonly note: BoundedEvents['note'];
  readonly space: Pick<RoomWatch, 'look' | 'warning'>;
  /** Writes the counts of minutes that have ended. */
  flush(): Promise<void>;
  /** Writes all counts; the ledger must still be open. */
  close(): Promise<void>;
}

const MB = 1024 * 1024;
/** A time by which all minutes have ended. */
const AT_LAST = new Date(8.64e15);

/** Opens the bounds of an audit log. */
export function openAuditBounds(
  { settings, url, keys, log }: HubAuditLogOptions,
  ledger: Ledger,
  onFault: (fault: unknown) => void,
): AuditBounds {
  const free = openFreeSpace(settings, url);
  const space = watchRoom({
    freeBytes: free.bytes,
    warnBelowBytes: settings.freeSpaceMb * MB,
    onChange: async ({ level, freeMb }) => {
      log.warn({ level, freeMb }, 'space of the audit log has changed');
      const event = { event: 'RECORD_SPACE', subject: 'hub', facts: { level, freeMb } };
      await ledger.note({ ...event, at: new Date(), traceId: null });
    },
  });
  const nameOfAddress = addressNames(keys.ledgerHmac);
  const refusals = openRefusalCounter({ ledger, nameOfAddress, room: space.room, onFault });
  const events = boundedEvents(ledger, onFault);
  return {
    refusals,
    note: events.note,
    space,
    flush: async () => {
      await refusals.flush(new Date());
      await events.flush(new Date());
    },
    close: async () => {
      await refusals.end().catch(onFault);
      await events.flush(AT_LAST).catch(onFault);
      await free.close();
    },
  };
}
