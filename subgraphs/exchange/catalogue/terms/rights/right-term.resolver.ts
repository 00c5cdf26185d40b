import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { dayOf } from '../../../../../shared/sharing/calendar-day';
import { Internal } from '../../../../../shared/sharing/in-dataset';
import type { CatalogueContext } from '../../catalogue-context';
import { confirmRight } from './confirm-right.store';
import { endRight } from './end-right';
import { proposeRight } from './propose-right.store';
import { reviewRight } from './review-right';
import { rightTermView, type RightTermView } from './right-term-view';
import { RightProposalArgs, RightTerm } from './right-term.type';

@Resolver()
export class RightTermMutations {
  @Internal('PROPOSE_TERMS')
  @Mutation(() => RightTerm, {
    nullable: true,
    description:
      "Proposes a standing right: by a handler of the topic's owner, where the plan says that the task needs the topic (提出任务共享权限)",
  })
  async proposeRight(
    @Args(() => RightProposalArgs) { task, topic, continuation = null }: RightProposalArgs,
    @Ctx() context: CatalogueContext,
  ): Promise<RightTermView | undefined> {
    return rightOf(context, await proposeRight(context, { task, topic, continuation }));
  }

  @Internal('CONFIRM_TERMS')
  @Mutation(() => RightTerm, {
    nullable: true,
    description:
      'Confirms a right as the second person, an approver of the owner; it holds for a year, then it is reviewed (确认任务共享权限)',
  })
  async confirmRight(
    @Arg('id', () => ID, { description: 'Id of the proposal (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<RightTermView | undefined> {
    await confirmRight(context, id);
    return rightOf(context, id);
  }

  @Internal('CONFIRM_TERMS')
  @Mutation(() => RightTerm, {
    nullable: true,
    description:
      'Reviews a right that was confirmed: it holds for another year from today (年审任务共享权限)',
  })
  async reviewRight(
    @Arg('id', () => ID, { description: 'Its id (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<RightTermView | undefined> {
    await reviewRight(context, id);
    return rightOf(context, id);
  }

  @Internal('PROPOSE_TERMS', 'CONFIRM_TERMS')
  @Mutation(() => RightTerm, {
    nullable: true,
    description:
      'Ends a right at once; or withdraws, or refuses, a pending proposal (终止任务共享权限)',
  })
  async endRight(
    @Arg('id', () => ID, { description: 'Its id (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<RightTermView | undefined> {
    await endRight(context, id);
    return rightOf(context, id);
  }
}

async function rightOf(
  { load, access, now }: CatalogueContext,
  id: string,
): Promise<RightTermView | undefined> {
  const rights = await load.catalogue.terms.rights(access.isDemonstration);
  const right = rights.find((one) => one.id === id);
  return right && rightTermView(right, dayOf(now()));
}
