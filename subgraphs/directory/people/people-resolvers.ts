import type { ClassType } from 'type-graphql';
import { AccountMutations } from './account-mutations.resolver';
import { AccountResolver } from './account.resolver';
import { ClientKeyResolver } from './clients/client-key.resolver';
import { ClientMutations } from './clients/client-mutations.resolver';
import { ClientResolver } from './clients/client.resolver';
import { MeQueries } from './me.resolver';
import { MemberMutations } from './members/member-mutations.resolver';
import { OrganisationResolver } from './organisations/organisation.resolver';
import {
  RecordedReadResolver,
  RecordedRefusalResolver,
  RecordResolver,
  RecordUsageResolver,
} from '../record/record.resolver';
import { RecordSealQueries } from '../record/record-seal.resolver';
import { ExchangeCountResolver, SecurityQueries } from '../record/security/security.resolver';
import { TamperingCaseMutations } from '../record/cases/tampering-case-mutations.resolver';
import {
  CaseAssigneeResolver,
  TamperingCaseResolver,
} from '../record/cases/tampering-case.resolver';
import { UnderSealMutations, UnderSealQueries } from '../record/under-seal.resolver';
import { SavedQuestionResolver } from './saved-questions/saved-question.resolver';
import { UnconfirmedQueries } from './unconfirmed.resolver';
import { WaitingHalfQueries } from './enrolment/waiting-half.resolver';

/** Accounts and clients, the record, security and cases. */
export const PEOPLE_RESOLVERS: ReadonlyArray<ClassType> = [
  MeQueries,
  AccountResolver,
  AccountMutations,
  ClientResolver,
  ClientMutations,
  ClientKeyResolver,
  OrganisationResolver,
  MemberMutations,
  UnconfirmedQueries,
  WaitingHalfQueries,
  SavedQuestionResolver,
  RecordResolver,
  RecordedReadResolver,
  RecordedRefusalResolver,
  RecordUsageResolver,
  RecordSealQueries,
  UnderSealMutations,
  UnderSealQueries,
  ExchangeCountResolver,
  SecurityQueries,
  TamperingCaseResolver,
  CaseAssigneeResolver,
  TamperingCaseMutations,
];
