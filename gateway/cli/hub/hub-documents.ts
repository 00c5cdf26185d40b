import type { Logger } from 'pino';
import type { Database } from '../../../shared/data/database';
import type { MemoryBudget } from '../../../shared/data/memory-budget';
import { messageOf } from '../../../shared/errors/message-of';
import type { StateHolder } from '../../../shared/sharing/lease/state-holder';
import { automaticDocuments } from '../../documents/automatic-documents';
import { documentLists } from '../../documents/document-lists';
import { openUnlistedCounter, type UnlistedCounter } from '../../documents/unlisted-counter';
import type { CallersDocuments } from '../../http/resolve-document';
import { reachable } from '../../identity/reachable';

/** Dependencies of the documents that clients register. */
interface HubDocumentOptions {
  readonly database: Database;
  readonly sharing: StateHolder;
  readonly budget: MemoryBudget;
  readonly log: Logger;
}

/** Registered documents in a gateway of our departments. */
export interface HubDocuments {
  readonly documents: CallersDocuments;
  readonly onUnlisted: UnlistedCounter['count'];
  /** Writes what was counted; the database must still be open. */
  close(): Promise<void>;
}

/** Opens the registered documents of clients, and the count of operations outside them. */
export function hubDocuments(options: HubDocumentOptions): HubDocuments {
  const { sharing, budget, log } = options;
  const onFault = (fault: unknown) => {
    log.error({ reason: messageOf(fault) }, 'documents of clients cannot be reached');
  };
  const database = reachable(options.database, onFault);
  const counter = openUnlistedCounter({ database, now: () => new Date(), onFault });
  const stateNow = () => {
    const { state, isFresh } = sharing.current();
    return state && isFresh ? state.state : null;
  };
  return {
    documents: {
      lists: documentLists({ database, stateNow, budget }),
      automatic: automaticDocuments(budget),
    },
    onUnlisted: counter.count,
    close: counter.close,
  };
}
