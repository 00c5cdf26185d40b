import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Caller } from '../../../../shared/identity/caller';
import { ownerOf } from '../../../../shared/sharing/dataset';
import type { DataGrantRow } from './data-grant-row';
import { revokeGrantRow, standingGrants } from './data-grant-write.loader';
import type { RequestsContext } from '../requests-context';
import { act, type Acting, type Outcome } from '../acts/request-act';
import type { RequestRow } from '../request-row';
import { viewerOf } from '../request-viewer';

/**
 * Revokes a grant at once, by an approver of the owner. With the last grant of its request the request
 * itself is revoked. Answers the request. Throws BAD_USER_INPUT alike for a grant that is not there and
 * one that is another's.
 */
export async function revokeGrant(
  context: RequestsContext,
  id: string,
  reason: string,
): Promise<RequestRow | undefined> {
  const grant = await context.load.requests.grant(id);
  const requestId = grant && isVisible(context.permits.caller, grant) ? grant.requestId : null;
  if (requestId === null) throw unknownGrant(id);
  return act(context, {
    requestId,
    note: reason,
    act: async (_ground, transaction) => {
      const standing = await standingGrants(transaction, requestId);
      return standing.some((one) => one.id !== id) ? 'REVOKE_PART' : 'REVOKE';
    },
    work: (acting) => revoke(acting, id, reason),
  });
}

async function revoke(
  { transaction, ground, context }: Acting,
  id: string,
  reason: string,
): Promise<Outcome> {
  const { subject } = context.permits.caller;
  const stood = await revokeGrantRow(transaction, id, { subject, now: ground.now, reason });
  if (!stood) throw new RiverGateError('TRANSITION_REFUSED', 'The grant is revoked already.');
  return { facts: { grant: id } };
}

function isVisible(caller: Caller, { granteeKind, granteeId, datasetId }: DataGrantRow): boolean {
  const { asks, owner, seesAll } = viewerOf(caller);
  const isGrantee = asks?.kind === granteeKind && asks.id === granteeId;
  return seesAll || isGrantee || owner === ownerOf(datasetId);
}

function unknownGrant(id: string): RiverGateError {
  return new RiverGateError(
    'BAD_USER_INPUT',
    `No grant that you may see has the id ${JSON.stringify(id.slice(0, 60))}.`,
  );
}
