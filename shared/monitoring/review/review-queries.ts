import { Args, ArgsType, Ctx, Field, Int, Query, Resolver, type ClassType } from 'type-graphql';
import { pageRequest, type Page } from '../../graphql/connection';
import { Internal } from '../../sharing/in-dataset';
import { capitalName } from '../capital-name';
import type { DepartmentContext } from '../department-context';
import { requireWholeDepartment } from '../revisions/own-department';
import { PreviewArgs, selectionOf } from './review-args';
import { ReviewActConnection, ReviewPreview } from './review-act.type';

@ArgsType()
class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;
}

/**
 * Creates the resolver of the queries by which a department's stewards preview an act of review, and
 * read what was done, e.g. `previewWaterReview` and `waterReviewActs`.
 */
export function reviewQueryResolver(department: string): ClassType {
  const capital = capitalName(department);

  @Resolver()
  class ReviewQueryResolver {
    @Internal('REVIEW_DATA')
    @Query(() => ReviewPreview, {
      name: `preview${capital}Review`,
      nullable: true,
      description:
        "How many values of the caller's department an act of review would change; changes nothing (审核预览)",
    })
    preview(
      @Args(() => PreviewArgs) { action, ...selection }: PreviewArgs,
      @Ctx() { access, reviews }: DepartmentContext,
    ): Promise<ReviewPreview> {
      requireWholeDepartment(department, access.caller);
      return reviews.preview(action, selectionOf(selection));
    }

    @Internal('REVIEW_DATA')
    @Query(() => ReviewActConnection, {
      name: `${department}ReviewActs`,
      nullable: true,
      description: "Acts of review in the caller's department, newest first (审核记录)",
    })
    acts(
      @Args(() => PageArgs) { first, after }: PageArgs,
      @Ctx() { access, reviews }: DepartmentContext,
    ): Promise<Page<object>> {
      requireWholeDepartment(department, access.caller);
      return reviews.acts(pageRequest(first, after));
    }
  }
  return ReviewQueryResolver;
}
