import { Args, Ctx, Mutation, Resolver, type ClassType } from 'type-graphql';
import { RiverGateError } from '../../errors/rivergate-error';
import { Internal } from '../../sharing/in-dataset';
import { capitalName } from '../capital-name';
import type { DepartmentContext } from '../department-context';
import { requireWholeDepartment } from '../revisions/own-department';
import { ActArgs, selectionOf } from './review-args';
import { ReviewAct } from './review-act.type';
import { ACT_ON_VALUES } from './review-statements';
import { MOST_VALUES, ReviewAction } from './review-vocabulary';

/**
 * Creates the resolver of the mutations by which a department's stewards review values of many
 * stations in one act, e.g. `approveWaterValues` and `voidWaterValues`.
 */
export function reviewActResolver(department: string): ClassType {
  const capital = capitalName(department);

  @Resolver()
  class ReviewActResolver {
    @Internal('REVIEW_DATA')
    @Mutation(() => ReviewAct, {
      name: `approve${capital}Values`,
      nullable: true,
      description:
        'Marks the previewed values as reviewed; values corrected later are unreviewed again (审核通过)',
    })
    approve(
      @Args(() => ActArgs) args: ActArgs,
      @Ctx() context: DepartmentContext,
    ): Promise<ReviewAct> {
      return act({ department, action: ReviewAction.APPROVE }, args, context);
    }

    @Internal('REVIEW_DATA')
    @Mutation(() => ReviewAct, {
      name: `void${capital}Values`,
      nullable: true,
      description:
        'Excludes the previewed values from statistics: each becomes a revision with the flag VOIDED (审核作废)',
    })
    voidValues(
      @Args(() => ActArgs) args: ActArgs,
      @Ctx() context: DepartmentContext,
    ): Promise<ReviewAct> {
      return act({ department, action: ReviewAction.VOID }, args, context);
    }
  }
  return ReviewActResolver;
}

interface ReviewCommand {
  readonly department: string;
  readonly action: ReviewAction;
}

/** Throws NOT_PERMITTED, BAD_USER_INPUT, RANGE_TOO_LONG or REVIEW_PREVIEW_OUTDATED. */
async function act(
  { department, action }: ReviewCommand,
  { preview, reason, ...selected }: ActArgs,
  { access: { caller }, now, write }: DepartmentContext,
): Promise<ReviewAct> {
  requireWholeDepartment(department, caller);
  const why = reason.trim();
  if (why === '') throw new RiverGateError('BAD_USER_INPUT', 'reason requires a text.');
  const { stations, indicators, from, to, flags } = selectionOf(selected);
  // The level of the review: an approver who is also a handler acts as the approver.
  const role = caller.roles.includes('APPROVER') ? 'APPROVER' : 'HANDLER';
  const [done] = await write((transaction) =>
    transaction.query(ACT_ON_VALUES(department), [
      ...([action, stations, indicators, from, to, flags] as const),
      ...([preview, MOST_VALUES, why, caller.subject, role] as const),
    ]),
  );
  if (done?.outcome === 'DONE' && done.id !== null)
    return Object.assign(new ReviewAct(), {
      ...{ id: done.id, action, values: done.changed, reason: why },
      ...{ by: caller.subject, role, at: now().toISOString() },
    });
  throw new RiverGateError(
    'REVIEW_PREVIEW_OUTDATED',
    'preview requires that of the same action and selection, and their values have not changed since; nothing was changed.',
  );
}
