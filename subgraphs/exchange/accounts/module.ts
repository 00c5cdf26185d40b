import { AccountMutations } from './account-mutations.resolver';
import { AccountResolver } from './account.resolver';
import { ClientKeyResolver } from './clients/client-key.resolver';
import { ClientMutations } from './clients/client-mutations.resolver';
import { ClientResolver } from './clients/client.resolver';
import { ClientDocumentResolver } from './documents/document.resolver';
import { WaitingHalfQueries } from './enrolment/waiting-half.resolver';
import { MeQueries } from './me.resolver';
import { MemberMutations } from './members/member-mutations.resolver';
import { OrganisationResolver } from './organisations/organisation.resolver';
import { SavedQuestionResolver } from './saved-questions/saved-question.resolver';
import { UnconfirmedQueries } from './unconfirmed.resolver';
import { accountsLoaders } from './accounts-context';
import { appoint } from './appoint.store';
import { demonstrate } from './demo/demo-accounts.store';
import { isOfDemonstration } from './of-demonstration.queries';

/** Persons, machines and organisations: who they are, which roles they hold, how they sign in. */
export const ACCOUNTS = {
  resolvers: [
    MeQueries,
    AccountResolver,
    AccountMutations,
    ClientResolver,
    ClientMutations,
    ClientKeyResolver,
    ClientDocumentResolver,
    OrganisationResolver,
    MemberMutations,
    UnconfirmedQueries,
    WaitingHalfQueries,
    SavedQuestionResolver,
  ],
  loaders: accountsLoaders,
  appoint,
  demonstrate,
  isOfDemonstration,
} as const;
