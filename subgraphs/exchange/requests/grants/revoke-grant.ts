import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import type { Caller } from '../../../../shared/identity/caller';
import { ownerOf } from '../../../../shared/sharing/dataset';
import type { DataGrantRow } from './data-grant-row';
import { revokeGrantRow } from './data-grant.store';
import { standingGrants } from './standing-grants.queries';
import type { RequestsContext } from '../requests-context';
import { act, type CommandContext, type Outcome } from '../acts/request-act';
import type { DataRequestRow } from '../request-row';
import { viewerOf } from '../request-viewer';

/**
 * Revokes a grant at once, by an approver of the owner. With its last grant the request itself is
 * revoked. Returns the request. Throws the same BAD_USER_INPUT for a grant that does not exist and
 * for one that the caller may not see.
 */
export async function revokeGrant(
  context: RequestsContext,
  id: string,
  reason: string,
): Promise<DataRequestRow | undefined> {
  const grant = await context.load.requests.grant(id);
  const requestId = grant && isVisible(context.access.caller, grant) ? grant.requestId : null;
  if (requestId === null) throw unknownGrant(id);
  return act(context, {
    requestId,
    note: reason,
    act: async (_context, transaction) => {
      const standing = await standingGrants(transaction, requestId);
      return standing.some((one) => one.id !== id) ? 'REVOKE_PART' : 'REVOKE';
    },
    work: (commandContext) => revoke(commandContext, id, reason),
  });
}

async function revoke(
  { transaction, requestContext, context }: CommandContext,
  id: string,
  reason: string,
): Promise<Outcome> {
  const { subject } = context.access.caller;
  const stood = await revokeGrantRow(transaction, id, { subject, now: requestContext.now, reason });
  if (!stood) throw new RiverGateError('TRANSITION_REFUSED', 'The grant is already revoked.');
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
    `No grant that you can see has the id ${JSON.stringify(id.slice(0, 60))}.`,
  );
}
