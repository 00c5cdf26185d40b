import { getOperationAST } from 'graphql';
import { actionFacts, isAction } from '../../shared/identity/actions';
import { narrowedAccess, type AccessDecisions } from '../../shared/sharing/access-decisions';
import type { IncomingOperation, Share } from '../../shared/sharing/sharer';

/** The part of an operation that needs no entry, where the audit log cannot be written. */
export function unrecorded(
  request: IncomingOperation & { readonly access: AccessDecisions },
  share: Share,
) {
  const isMutation =
    getOperationAST(request.document, request.operationName)?.operation === 'mutation';
  const access = narrowedAccess(request.access, {
    because: 'AUDIT_UNAVAILABLE',
    toData: ({ isAudited }) => isAudited,
    toAct: (act) => isMutation || (isAction(act) && actionFacts(act).isAudited),
  });
  return { shared: share(request, access), access, record: null };
}
