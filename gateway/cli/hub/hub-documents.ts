import type { Logger } from 'pino';
import type { Settings } from '../../../shared/config/settings';
import type { Database } from '../../../shared/data/database';
import type { MemoryBudget } from '../../../shared/data/memory-budget';
import { messageOf } from '../../../shared/errors/message-of';
import { accessFor, type AccessDecisions } from '../../../shared/sharing/access-decisions';
import type { StateHolder } from '../../../shared/sharing/lease/state-holder';
import { automaticDocuments } from '../../documents/automatic-documents';
import { documentLists } from '../../documents/document-lists';
import type { RegistrationOptions } from '../../documents/registration';
import { openDocumentUses } from '../../documents/document-uses';
import { openUnlistedCounter, type UnlistedCounter } from '../../documents/unlisted-counter';
import type { CallersDocuments } from '../../http/graphql/resolve-document';
import { callerOfRow } from '../../identity/caller-of-row';
import { reachable } from '../../identity/reachable';
import { clientOf } from '../../identity/subject.queries';

/** Dependencies of the documents that clients register. */
interface HubDocumentOptions {
  readonly settings: Settings;
  readonly database: Database;
  readonly sharing: StateHolder;
  readonly isDemonstration: boolean;
  readonly budget: MemoryBudget;
  readonly log: Logger;
}

/** Registered documents in a gateway of our departments. */
export interface HubDocuments {
  readonly documents: CallersDocuments;
  readonly registration: RegistrationOptions;
  readonly onUnlisted: UnlistedCounter['count'];
  /** Writes what was counted; the database must still be open. */
  close(): Promise<void>;
}

/** Opens the registered documents of clients, and the count of operations outside them. */
export function hubDocuments(options: HubDocumentOptions): HubDocuments {
  const { settings, sharing, budget, log } = options;
  const onFault = (fault: unknown) => {
    log.error({ reason: messageOf(fault) }, 'documents of clients cannot be reached');
  };
  const database = reachable(options.database, onFault);
  const noting = { database, now: () => new Date(), onFault };
  const counter = openUnlistedCounter(noting);
  const uses = openDocumentUses(noting);
  const stateNow = () => {
    const { state, isFresh } = sharing.current();
    return state && isFresh ? state.state : null;
  };
  const { maxTokens, maxDocumentBytes } = settings;
  const accessOf = async (client: string): Promise<AccessDecisions | null> => {
    const row = await database.asIdentity((transaction) => clientOf(transaction, client));
    const { isDemonstration } = options;
    const caller = callerOfRow(row, { isDemonstration, purpose: null });
    const now = settings.demoClock ?? new Date();
    return caller && accessFor({ ...sharing.current(), caller, now });
  };
  return {
    documents: {
      lists: documentLists({ database, stateNow, budget }),
      automatic: automaticDocuments(budget),
      onUsed: uses.note,
    },
    registration: { maxTokens, maxDocumentBytes, accessOf },
    onUnlisted: counter.count,
    close: async () => {
      await Promise.all([counter.close(), uses.close()]);
    },
  };
}
