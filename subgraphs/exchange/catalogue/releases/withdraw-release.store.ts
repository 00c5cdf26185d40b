import { text, uuid } from '../../../../shared/data/sql-type';
import { statement } from '../../../../shared/data/statement';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { ownerOf } from '../../../../shared/sharing/dataset';
import type { CatalogueContext } from '../catalogue-context';
import type { ReleaseRow } from '../terms/proposal-row';
import { actsFor, saidText } from '../terms/term-rules';
import { end } from '../terms/term-transitions.store';
import { RELEASE_STEP } from './release-step';
import { releaseOf } from './release-view';

/** Withdraws a release at once, with its reason, by its publisher's department or an approver of the owner. */
export async function withdrawRelease(
  context: CatalogueContext,
  id: string,
  reason: string,
): Promise<ReleaseRow> {
  const said = saidText('reason', reason);
  const release = await releaseOf(context, id);
  return end(context, {
    ...RELEASE_STEP,
    id,
    event: 'RELEASE_WITHDRAWN',
    allow: ({ datasetId }) => {
      requireMayWithdraw(context, ownerOf(datasetId), release?.issuerId ?? '');
    },
    also: async (transaction, row) => {
      await transaction.query(KEEP_REASON, [row.id, said]);
      return { reason: said };
    },
  });
}

function requireMayWithdraw({ access }: CatalogueContext, ownerId: string, issuerId: string): void {
  const isPublisher = access.acts('PROPOSE_RELEASE') && actsFor(access.caller, issuerId);
  const isApprover = access.acts('CONFIRM_RELEASE') && actsFor(access.caller, ownerId);
  if (isPublisher || isApprover) return;
  throw new RiverGateError(
    'NOT_PERMITTED',
    'A release is withdrawn by its publisher or an approver of its owner (仅限发布部门或数据责任部门撤回).',
    { issuer: issuerId, owner: ownerId },
  );
}

/** Writes the reason of a withdrawal. */
export const KEEP_REASON = statement({
  text: 'update exchange.release set ended_reason = $2 where id = $1',
  parameters: [uuid(), text()],
});
