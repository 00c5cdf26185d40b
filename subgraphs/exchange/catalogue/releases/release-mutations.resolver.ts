import { RELEASE_STATEMENTS, type ReleaseRow } from '../terms/proposal-row';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { ownerOf } from '../../../../shared/sharing/dataset';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { declaredOf } from '../terms/class-term-view';
import type { CatalogueContext } from '../catalogue-context';
import { issuerOf } from './release-issuer';
import { requireOpenToAll, requireRunning, numberedRelease } from './release-rules';
import { releaseView, type ReleaseView } from './release-view';
import { Release, ReleaseProposal } from './release.type';
import { keepReason } from '../terms/term-change.loader';
import { insertRelease } from '../terms/term-proposal.loader';
import { actsFor, requireActsFor, requireFound, saidText, LONGEST_TEXT } from '../terms/term-rules';
import { confirm, end, propose } from '../terms/term-transitions';

@Resolver()
export class ReleaseMutations {
  @Internal('PROPOSE_RELEASE')
  @Mutation(() => Release, {
    nullable: true,
    description:
      "Proposes to release a dataset whose class in force is open to all; by a publisher of the bureau, for forecasts and warnings by the weather department's own (提出发布)",
  })
  async proposeRelease(
    @Arg('release', () => ReleaseProposal, { description: 'What is to be released (拟发布事项)' })
    asked: ReleaseProposal,
    @Ctx() context: CatalogueContext,
  ): Promise<ReleaseView | undefined> {
    const facts = requireFound(await declaredOf(context, asked.dataset), 'dataset', asked.dataset);
    const department = issuerOf(facts);
    requireActsFor(context.access.caller, department);
    const day = dayOf(context.now());
    await requireOpenToAll(context, facts);
    const id = await propose(context, {
      department,
      event: 'RELEASE_PROPOSED',
      facts: { dataset: facts.id },
      insert: async (transaction, by) => {
        const { isDemonstration } = by;
        const release = numberedRelease(asked, { department, day, isDemonstration });
        const row = await insertRelease(transaction, release, by);
        return row && { ...row };
      },
    });
    return releaseOf(context, id);
  }

  @Internal('CONFIRM_RELEASE')
  @Mutation(() => Release, {
    nullable: true,
    description:
      'Confirms a release as the second person, an approver of the owner: from its first day everybody may read the dataset (确认发布)',
  })
  async confirmRelease(
    @Arg('id', () => ID, { description: 'Id of what was proposed (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<ReleaseView | undefined> {
    await confirm(context, {
      ...STEP,
      id,
      event: 'RELEASE_CONFIRMED',
      department: ({ datasetId }) => ownerOf(datasetId),
      check: async ({ datasetId, validTo }) => {
        requireRunning(validTo, dayOf(context.now()));
        const facts = await declaredOf(context, datasetId);
        await requireOpenToAll(context, requireFound(facts, 'dataset', datasetId));
      },
    });
    return releaseOf(context, id);
  }

  @Internal('PROPOSE_RELEASE', 'CONFIRM_RELEASE')
  @Mutation(() => Release, {
    nullable: true,
    description:
      "Withdraws a release at once, with its reason, which is recorded in the audit log; by its publisher's department or an approver of the owner (撤回发布)",
  })
  async withdrawRelease(
    @Arg('id', () => ID, { description: 'Its id (标识)' }) id: string,
    @LongestText(LONGEST_TEXT)
    @Arg('reason', () => String, { description: 'Why, at most 2000 characters (撤回理由)' })
    reason: string,
    @Ctx() context: CatalogueContext,
  ): Promise<ReleaseView | undefined> {
    const said = saidText('reason', reason);
    const release = await releaseOf(context, id);
    await end(context, {
      ...STEP,
      id,
      event: 'RELEASE_WITHDRAWN',
      allow: ({ datasetId }) => {
        mayWithdraw(context, { ownerId: ownerOf(datasetId), issuerId: release?.issuerId ?? '' });
      },
      also: async (transaction, row) => {
        await keepReason(transaction, row.id, said);
        return { reason: said };
      },
    });
    return releaseOf(context, id);
  }
}

const STEP = {
  statements: RELEASE_STATEMENTS,
  facts: ({ number, datasetId }: ReleaseRow) => ({ number, dataset: datasetId }),
} as const;

function mayWithdraw(
  { access }: CatalogueContext,
  { ownerId, issuerId }: { readonly ownerId: string; readonly issuerId: string },
): void {
  const isPublisher = access.acts('PROPOSE_RELEASE') && actsFor(access.caller, issuerId);
  const isApprover = access.acts('CONFIRM_RELEASE') && actsFor(access.caller, ownerId);
  if (isPublisher || isApprover) return;
  throw new RiverGateError(
    'NOT_PERMITTED',
    'A release is withdrawn by its publisher or an approver of its owner (仅限发布部门或数据责任部门撤回).',
    { issuer: issuerId, owner: ownerId },
  );
}

async function releaseOf(context: CatalogueContext, id: string): Promise<ReleaseView | undefined> {
  const { load, access } = context;
  const releases = await load.catalogue.terms.releases(access.isDemonstration);
  const found = releases.find((one) => one.id === id);
  return found && releaseView(found, context);
}
