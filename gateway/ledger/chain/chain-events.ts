import { EVENT_CHAINED, WAITING_EVENTS } from './hub-event.store';
import { openLedgerConnection, type LedgerConnectionOptions } from '../ledger-connection';
import type { Ledger } from '../entries';

/** Moves events that wait in the exchange to the audit log. */
export interface EventChainer {
  /** Chains waiting events, oldest first; returns how many. Events that fail keep waiting. */
  chainWaiting(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens a chainer. The exchange writes an event in the transaction of the change that it reports;
 * here it is chained at least once, with its number among its facts, which shows duplicates.
 */
export function openEventChainer(options: LedgerConnectionOptions, ledger: Ledger): EventChainer {
  const connection = openLedgerConnection(options);
  let turn: Promise<unknown> = Promise.resolve();
  const chain = async (): Promise<number> => {
    const waiting = await connection.query(WAITING_EVENTS);
    for (const { id, at, event, subject, traceId, facts } of waiting) {
      const noted = { at: new Date(at), event, subject, traceId };
      await ledger.note({ ...noted, facts: { ...facts, eventNumber: id } });
      await connection.query(EVENT_CHAINED, [id]);
    }
    return waiting.length;
  };
  return {
    chainWaiting: () => {
      const chained = turn.then(chain);
      turn = chained.catch(() => undefined);
      return chained;
    },
    close: async () => {
      await turn;
      await connection.close();
    },
  };
}
