import type { OrganisationKind } from '../../../../shared/identity/roles';
import type { RequestScope } from '../request-row';

/** A grant under its published names. */
export interface DataGrantRow extends RequestScope {
  readonly id: string;
  readonly requestId: string | null;
  readonly number: string;
  readonly granteeKind: OrganisationKind;
  readonly granteeId: string;
  readonly datasetId: string;
  readonly datasetVersion: number;
  readonly fields: ReadonlyArray<string>;
  readonly purpose: string;
  readonly validFrom: string;
  /** First day on which it no longer holds. */
  readonly until: string;
  readonly givenBy: string;
  readonly givenAt: string;
  readonly revokedAt: string | null;
  readonly revokedBecause: string | null;
  readonly isDemonstration: boolean;
}

/** Whether a grant waits, holds, has run out or was revoked. */
export type GrantStanding = 'COMING' | 'IN_FORCE' | 'EXPIRED' | 'REVOKED';

/** How a grant stands on a day. */
export function standingOf(
  { validFrom, until, revokedAt }: Pick<DataGrantRow, 'validFrom' | 'until' | 'revokedAt'>,
  today: string,
): GrantStanding {
  if (revokedAt !== null) return 'REVOKED';
  if (until <= today) return 'EXPIRED';
  return validFrom <= today ? 'IN_FORCE' : 'COMING';
}
