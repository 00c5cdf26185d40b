import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { AccessDecisions } from '../../../shared/sharing/access-decisions';
import type { AuditViewer } from './audit-criteria';

/** View in which a caller reads the audit log. */
export type RecordViewName = 'OWNER' | 'READER' | 'WHOLE';

/**
 * What the caller sees of the audit log who asks to see it so; throws NOT_PERMITTED if his post or
 * his organisation has no such view: outside government nobody owns data, and anyone who audits
 * sees it whole.
 */
export function auditViewer(
  { caller, acts }: Pick<AccessDecisions, 'caller' | 'acts'>,
  view: RecordViewName,
): AuditViewer {
  const { organisation } = caller;
  if (view === 'WHOLE' && acts('READ_WHOLE_RECORD')) return { all: true };
  if (view !== 'WHOLE' && acts('READ_OWN_RECORD') && organisation) {
    if (view === 'READER') return { reader: organisation };
    if (organisation.kind === 'DEPARTMENT') return { owner: organisation.id };
  }
  throw new RiverGateError(
    'NOT_PERMITTED',
    `The audit log is not shown to this caller as ${view}.`,
    {
      view,
    },
  );
}
