import type { ClassType } from 'type-graphql';
import { AccountMutations } from './account-mutations.resolver';
import { AccountResolver } from './account.resolver';
import { ClientKeyResolver } from './client-key.resolver';
import { ClientMutations } from './client-mutations.resolver';
import { ClientResolver } from './client.resolver';
import { MeQueries } from './me.resolver';
import { MemberMutations } from './member-mutations.resolver';
import { OrganisationResolver } from './organisation.resolver';
import {
  RecordedReadResolver,
  RecordedRefusalResolver,
  RecordResolver,
  RecordUsageResolver,
} from '../record/record.resolver';
import { RecordSealQueries } from '../record/record-seal.resolver';
import { ExchangeCountResolver, SecurityQueries } from '../record/security.resolver';
import { TamperingCaseMutations } from '../record/tampering-case-mutations.resolver';
import { CaseAssigneeResolver, TamperingCaseResolver } from '../record/tampering-case.resolver';
import { UnderSealMutations, UnderSealQueries } from '../record/under-seal.resolver';
import { SavedQuestionResolver } from './saved-question.resolver';
import { UnconfirmedQueries } from './unconfirmed.resolver';
import { WaitingHalfQueries } from './waiting-half.resolver';

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
