import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../graphql/connection';
import { ListSize } from '../../graphql/list-size';
import { DateTimeScalar } from '../../graphql/scalars';
import { Plumbing } from '../../sharing/in-dataset';
import { QualityFlag } from '../vocabulary';
import { ReviewAction } from './review-vocabulary';

/** How many values have a flag. */
@Plumbing()
@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'How many values have a flag (各标识数量)' })
export class FlagCount {
  @Field(() => QualityFlag, { description: 'The flag (数据标识)' })
  flag!: QualityFlag;

  @Field(() => Int, { description: 'Number of values (数量)' })
  values!: number;
}

/** What an act would change. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'What an act of review would change (审核预览)',
})
export class ReviewPreview {
  @Field(() => ReviewAction, { description: 'What would be done (审核操作)' })
  action!: ReviewAction;

  @Field(() => Int, { description: 'Number of values that would change (数量)' })
  values!: number;

  @Field(() => Int, { description: 'Number of their series (序列数)' })
  series!: number;

  @Field(() => Int, { description: 'Number of their stations (站点数)' })
  stations!: number;

  @ListSize(12)
  @Field(() => [FlagCount], { description: 'The same by their flag now (各标识数量)' })
  flags!: FlagCount[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Start of the first of them; null if there is none (最早时间)',
  })
  firstAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Start of the last of them; null if there is none (最晚时间)',
  })
  lastAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Identifies these values and what would be done: the act requires it, and changes exactly them; null if there is none (预览校验码)',
  })
  preview!: string | null;
}

/** An act of review. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'An act of review: what was done to how many values, by whom and why (审核记录)',
})
export class ReviewAct {
  @Field(() => ID, { description: 'Number within the department (审核编号)' })
  id!: string;

  @Field(() => ReviewAction, { description: 'What was done (审核操作)' })
  action!: ReviewAction;

  @Field(() => Int, { description: 'Number of values changed (数量)' })
  values!: number;

  @Field(() => String, { description: 'Reason given (审核理由)' })
  reason!: string;

  @Field(() => String, { description: 'Account of the steward (审核人)' })
  by!: string;

  @Field(() => String, {
    description:
      'Role in which the steward acted, the level of the review: HANDLER 经办, APPROVER 分管 (审核级别)',
  })
  role!: string;

  @Field(() => DateTimeScalar, { description: 'Time of the act, UTC (审核时间)' })
  at!: string;
}

/** A page of acts of review. */
export const ReviewActConnection = connectionOf(ReviewAct);
