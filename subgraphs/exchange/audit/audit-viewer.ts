import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { AccessDecisions } from '../../../shared/sharing/access-decisions';
import type { AuditViewer } from './audit-criteria';

/** View in which a caller reads the audit log. */
export type RecordViewName = 'OWNER' | 'READER' | 'WHOLE';

/**
 * Returns the part of the audit log that the caller sees in this view; throws NOT_PERMITTED if the
 * caller's role or organisation does not have the view. Organisations outside government own no
 * data; auditors see the whole audit log.
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
    `This caller may not read the audit log in the view ${view}.`,
    {
      view,
    },
  );
}
