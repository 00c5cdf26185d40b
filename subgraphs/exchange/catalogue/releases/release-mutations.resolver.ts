import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { CatalogueContext } from '../catalogue-context';
import { LONGEST_TEXT } from '../terms/term-rules';
import { confirmRelease } from './confirm-release';
import { proposeRelease } from './propose-release.store';
import { releaseOf, type ReleaseView } from './release-view';
import { Release, ReleaseProposal } from './release.type';
import { withdrawRelease } from './withdraw-release.store';

@Resolver()
export class ReleaseMutations {
  @Internal('PROPOSE_RELEASE')
  @Mutation(() => Release, {
    nullable: true,
    description:
      "Proposes to release a dataset whose class in force is open to all; by a publisher of the bureau, for forecasts and warnings by the weather department's own (提出发布)",
  })
  async proposeRelease(
    @Arg('release', () => ReleaseProposal, { description: 'Release to propose (拟发布事项)' })
    asked: ReleaseProposal,
    @Ctx() context: CatalogueContext,
  ): Promise<ReleaseView | undefined> {
    return releaseOf(
      context,
      await proposeRelease(context, { ...asked, validTo: asked.validTo ?? null }),
    );
  }

  @Internal('CONFIRM_RELEASE')
  @Mutation(() => Release, {
    nullable: true,
    description:
      'Confirms a release as the second person, an approver of the owner: from its first day everybody may read the dataset (确认发布)',
  })
  async confirmRelease(
    @Arg('id', () => ID, { description: 'Id of the proposal (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<ReleaseView | undefined> {
    await confirmRelease(context, id);
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
    @Arg('reason', () => String, { description: 'Reason, at most 2000 characters (撤回理由)' })
    reason: string,
    @Ctx() context: CatalogueContext,
  ): Promise<ReleaseView | undefined> {
    await withdrawRelease(context, id, reason);
    return releaseOf(context, id);
  }
}
