import { RIGHT_STATEMENTS } from './proposal-row';
import type { RowOf } from '../../../../shared/data/statement';
import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { CatalogueContext } from '../catalogue-context';

import { continuationFor, needOf } from './right-ground';
import { hasDocument, rightTermView, type RightTermView } from './right-term-view';
import { RightProposalArgs, RightTerm } from './right-term.type';
import { isConfirmed } from './signed-term';
import { endFormerRights, renewRight } from './term-change.loader';
import { insertRight } from './term-proposal.loader';
import { requireActsFor, requireNotEnded, refused } from './term-rules';
import { allowStewards, changed, confirm, end, propose } from './term-transitions';

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
    const { owner } = needOf(task, topic);
    const day = dayOf(context.now());
    const ground = await continuationFor(context, { task, id: continuation, day });
    const proposal = { task, owner, topic, continuation, day };
    const id = await propose(context, {
      department: owner,
      event: 'RIGHT_PROPOSED',
      facts: { task, owner, topic, continuation },
      isDemonstration: ground.isDemonstration,
      insert: (transaction, by) => insertRight(transaction, proposal, by),
    });
    return rightOf(context, id);
  }

  @Internal('CONFIRM_TERMS')
  @Mutation(() => RightTerm, {
    nullable: true,
    description:
      'Confirms a right as the second person, an approver of the owner; it holds for a year, then it is reviewed (确认任务共享权限)',
  })
  async confirmRight(
    @Arg('id', () => ID, { description: 'Id of what was proposed (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<RightTermView | undefined> {
    const day = dayOf(context.now());
    await confirm(context, {
      ...STEP,
      id,
      event: 'RIGHT_CONFIRMED',
      department: ({ ownerId }) => ownerId,
      check: () => requireDocument(context, id, day),
      also: async (transaction, row, act) => {
        const former = await endFormerRights(transaction, row, act);
        const [renewed] = await renewRight(transaction, row.id, day);
        return { replaces: former.map((one) => one.id), ...renewed };
      },
    });
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
    const step = { ...STEP, id, event: 'RIGHT_REVIEWED' };
    await changed(context, step, async (transaction, row) => {
      requireActsFor(context.access.caller, row.ownerId);
      requireNotEnded(row);
      if (!isConfirmed(row)) throw refused('It has not been confirmed yet (尚未确认).');
      const [renewed] = await renewRight(transaction, row.id, dayOf(context.now()));
      return { ...renewed };
    });
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
    await end(context, {
      ...STEP,
      id,
      event: 'RIGHT_ENDED',
      allow: (row) => allowStewards(context, row.ownerId)(row),
    });
    return rightOf(context, id);
  }
}

const STEP = {
  statements: RIGHT_STATEMENTS,
  facts: ({ taskId, ownerId, topicId }: RowOf<typeof RIGHT_STATEMENTS.forUpdate>) => ({
    task: taskId,
    owner: ownerId,
    topic: topicId,
  }),
} as const;

/** What it rests on may have ended, or may not be confirmed yet. */
async function requireDocument(
  { load, access }: CatalogueContext,
  id: string,
  day: string,
): Promise<void> {
  const right = (await load.catalogue.terms.rights(access.isDemonstration)).find(
    (one) => one.id === id,
  );
  if (right && hasDocument(right, day)) return;
  throw refused(
    'No document that holds continues the task; have the bureau confirm it first (延续文件未确认或已失效).',
  );
}

async function rightOf(
  { load, access, now }: CatalogueContext,
  id: string,
): Promise<RightTermView | undefined> {
  const rights = await load.catalogue.terms.rights(access.isDemonstration);
  const right = rights.find((one) => one.id === id);
  return right && rightTermView(right, dayOf(now()));
}
