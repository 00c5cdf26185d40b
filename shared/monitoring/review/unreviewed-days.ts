import { Args, Ctx, Query, Resolver, type ClassType } from 'type-graphql';
import { pageRequest, type Page } from '../../graphql/connection';
import { Internal } from '../../sharing/in-dataset';
import { capitalName } from '../capital-name';
import type { DepartmentContext } from '../department-context';
import { requireWholeDepartment } from '../revisions/own-department';
import { UnreviewedArgs, unreviewedQuestion } from './review-args';
import { UnreviewedDayConnection } from './unreviewed-day.type';

/**
 * Creates the resolver of the query that lists the values of a department that wait for review, e.g.
 * `unreviewedWaterDays`.
 */
export function unreviewedDayResolver(department: string): ClassType {
  const capital = capitalName(department);

  @Resolver()
  class UnreviewedDayResolver {
    @Internal('REVIEW_DATA')
    @Query(() => UnreviewedDayConnection, {
      name: `unreviewed${capital}Days`,
      nullable: true,
      description:
        "Unreviewed values of the caller's department by day and station, oldest day first, over at most 31 days (待审核数据)",
    })
    days(
      @Args(() => UnreviewedArgs) args: UnreviewedArgs,
      @Ctx() { access, reviews }: DepartmentContext,
    ): Promise<Page<object>> {
      requireWholeDepartment(department, access.caller);
      return reviews.unreviewed(unreviewedQuestion(args), pageRequest(args.first, args.after));
    }
  }
  return UnreviewedDayResolver;
}
