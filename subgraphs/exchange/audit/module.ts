import { TamperingCaseMutations } from './cases/tampering-case-mutations.resolver';
import { CaseAssigneeResolver, TamperingCaseResolver } from './cases/tampering-case.resolver';
import { AuditSealQueries } from './audit-seal.resolver';
import {
  AuditedReadResolver,
  AuditedRefusalResolver,
  AuditResolver,
  RecordUsageResolver,
} from './audit.resolver';
import { ExchangeCountResolver, SecurityQueries } from './security/security.resolver';
import { UnderSealMutations, UnderSealQueries } from './under-seal/under-seal.resolver';
import { auditLoaders } from './audit-context';

/** Queries on the audit log: reads and refusals, seals, cases of tampering, security events. */
export const AUDIT = {
  resolvers: [
    AuditResolver,
    AuditedReadResolver,
    AuditedRefusalResolver,
    RecordUsageResolver,
    AuditSealQueries,
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
