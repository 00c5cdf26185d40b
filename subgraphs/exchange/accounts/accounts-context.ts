import type { Reader } from '../../../shared/data/database';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { clientKeys, type ClientKeyRow } from './clients/client-key.loader';
import {
  documentsOfClient,
  unlistedOfClient,
  type ClientDocumentsRow,
  type UnlistedOperationRow,
} from './documents/client-documents.queries';
import { halvesWaiting, type HalfCollector } from './enrolment/waiting-half.queries';
import { memberLoaders, type MemberLoaders } from './members/member.loader';
import { savedQuestionsOf, type SavedQuestionRow } from './saved-questions/saved-question.queries';

/** Loaders of accounts and clients. */
export interface AccountsLoaders {
  readonly members: MemberLoaders;
  savedQuestionsOf(owner: string): Promise<ReadonlyArray<SavedQuestionRow>>;
  /** Registered documents of a client. */
  documentsOf(client: string): Promise<ClientDocumentsRow>;
  /** Operations outside its list that a client sent. */
  unlistedOf(client: string): Promise<ReadonlyArray<UnlistedOperationRow>>;
  /** Public keys of a client. */
  keysOf(client: string): Promise<ReadonlyArray<ClientKeyRow>>;
  /** Accounts whose other half of the enrolment code this person may collect. */
  halvesWaiting(collector: HalfCollector): Promise<ReadonlyArray<string>>;
  /** Clears the loaders' caches after a command has changed the rows. */
  forget(): void;
}

/** The context of the resolvers of accounts. */
export type AccountsContext = DepartmentContext<{ readonly accounts: AccountsLoaders }>;

/** Creates the loaders of one request. */
export function accountsLoaders(reader: Reader): AccountsLoaders {
  let members = memberLoaders(reader);
  let keys = clientKeys(reader);
  return {
    get members() {
      return members;
    },
    savedQuestionsOf: (owner) => savedQuestionsOf(reader, owner),
    documentsOf: (client) => documentsOfClient(reader, client),
    unlistedOf: (client) => unlistedOfClient(reader, client),
    keysOf: async (client) => (await keys.load(client)) ?? [],
    halvesWaiting: (collector) => halvesWaiting(reader, collector),
    forget: () => {
      keys = clientKeys(reader);
      members = memberLoaders(reader);
    },
  };
}
