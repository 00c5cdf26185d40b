import { openLedgerConnection, type LedgerConnectionOptions } from '../ledger-connection';
import type { Ledger } from '../entries';

/** Takes events that wait in the exchange into the audit log. */
export interface EventChainer {
  /** Chains what waits, oldest first; answers how many. What fails waits on. */
  chainWaiting(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens a chainer. The exchange writes an event in the transaction of the change that it announces,
 * and here it is chained at least once: its number among its facts shows whether it came twice.
 */
export function openEventChainer(options: LedgerConnectionOptions, ledger: Ledger): EventChainer {
  const connection = openLedgerConnection(options);
  let turn: Promise<unknown> = Promise.resolve();
  const chain = async (): Promise<number> => {
    const waiting = await connection.rows<WaitingEvent>(WAITING);
    for (const { id, at, event, subject, trace_id, facts } of waiting) {
      const noted = { at: new Date(at), event, subject, traceId: trace_id };
      await ledger.note({ ...noted, facts: { ...facts, eventNumber: Number(id) } });
      await connection.rows({ ...CHAINED, values: [id] });
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

interface WaitingEvent {
  readonly id: string;
  readonly at: string;
  readonly event: string;
  readonly subject: string;
  readonly trace_id: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

const WAITING = {
  name: 'events-waiting',
  text: `select id, at, event, subject, trace_id, facts from exchange.hub_event
    where chained_at is null order by id limit 500`,
};

const CHAINED = {
  name: 'event-chained',
  text: 'update exchange.hub_event set chained_at = now() where id = $1 and chained_at is null',
};
