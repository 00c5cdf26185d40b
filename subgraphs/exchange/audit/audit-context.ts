import type { Reader } from '../../../shared/data/database';
import type { Page, PageRequest } from '../../../shared/graphql/connection';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { tamperingCaseLoaders, type TamperingCaseLoaders } from './cases/tampering-case.loader';
import {
  embargoedBy,
  underSealOf,
  type Embargo,
  type UnderSealRow,
} from './under-seal/embargo.queries';
import { exchangeCounts, type CountScope, type ExchangeCountRow } from './exchange-count.queries';
import { auditSealLoaders, type AuditSealLoaders } from './audit-seal.queries';
import type { UsageCriteria } from './audit-usage.queries';
import { auditLogLoaders, type AuditLogLoaders } from './audit-log.queries';
import { controlsNow, type ControlsRow } from './security/controls.queries';
import {
  securityEventPage,
  type SecurityEventRow,
  type SecurityCriteria,
} from './security/security-event.queries';

/** Loaders of the audit log and of cases. */
export interface AuditLoaders {
  readonly record: AuditLogLoaders;
  readonly seals: AuditSealLoaders;
  readonly cases: TamperingCaseLoaders;
  /** Returns the auditor who placed an embargo in force; null if there is none. */
  embargoedBy(embargo: Embargo): Promise<string | null>;
  /** Returns the number of entries about an owner's data that are under an embargo. */
  underSealOf(owner: string): Promise<UnderSealRow>;
  exchangeCounts(
    scope: CountScope,
    filter: UsageCriteria,
  ): Promise<ReadonlyArray<ExchangeCountRow>>;
  securityEvents(request: PageRequest, filter: SecurityCriteria): Promise<Page<SecurityEventRow>>;
  controls(now: Date): Promise<ControlsRow>;
  /** Clears the loaders' caches after a command has changed the rows. */
  forget(): void;
}

/** The context of the resolvers of audit. */
export type AuditContext = DepartmentContext<{ readonly audit: AuditLoaders }>;

/** Creates the loaders of one request. */
export function auditLoaders(reader: Reader): AuditLoaders {
  let cases = tamperingCaseLoaders(reader);
  return {
    get cases() {
      return cases;
    },
    record: auditLogLoaders(reader),
    seals: auditSealLoaders(reader),
    embargoedBy: (embargo) => embargoedBy(reader, embargo),
    underSealOf: (owner) => underSealOf(reader, owner),
    exchangeCounts: (scope, filter) => exchangeCounts(reader, scope, filter),
    securityEvents: (request, filter) => securityEventPage(reader, request, filter),
    controls: (now) => controlsNow(reader, now),
    forget: () => {
      cases = tamperingCaseLoaders(reader);
    },
  };
}
