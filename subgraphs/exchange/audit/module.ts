import { TamperingCaseMutations } from './cases/tampering-case-mutations.resolver';
import { CaseAssigneeResolver, TamperingCaseResolver } from './cases/tampering-case.resolver';
import { RecordSealQueries } from './record-seal.resolver';
import {
  RecordedReadResolver,
  RecordedRefusalResolver,
  RecordResolver,
  RecordUsageResolver,
} from './record.resolver';
import { ExchangeCountResolver, SecurityQueries } from './security/security.resolver';
import { UnderSealMutations, UnderSealQueries } from './under-seal.resolver';
import { auditLoaders } from './audit-context';

/** The reading side of the record: what was read and refused, its seals, cases, security. */
export const AUDIT = {
  resolvers: [
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
  ],
  loaders: auditLoaders,
} as const;
