import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/scalars';
import { GrantStandingEnum, PartyKindEnum, DataRequestStateEnum } from './request-vocabulary.type';

@InputType({ description: 'An organisation that requests data (单位)' })
export class PartyInput {
  @Field(() => PartyKindEnum, { description: 'Kind of organisation (类别)' })
  kind!: keyof typeof PartyKindEnum;

  @Field(() => ID, { description: 'Id of the organisation (标识)' })
  id!: string;
}

@InputType({ description: 'Filters of requests; all that are given must match (筛选条件)' })
export class DataRequestFilter {
  @Field(() => [DataRequestStateEnum], {
    nullable: true,
    description: 'Only these states (状态)',
  })
  states?: (keyof typeof DataRequestStateEnum)[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the department that owns the data (责任部门)',
  })
  owner?: string | null;

  @Field(() => PartyInput, {
    nullable: true,
    description: 'Organisation that requests the data (申请单位)',
  })
  applicant?: PartyInput | null;

  @Field(() => ID, { nullable: true, description: 'Id of a requested dataset (数据集)' })
  dataset?: string | null;

  @Field(() => String, { nullable: true, description: 'Number in this hub (申请编号)' })
  number?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Number of the city's exchange platform (共享平台编号)",
  })
  exchangeNumber?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the deadline has passed (是否超期)',
  })
  isOverdue?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of submission (提交起始)' })
  submittedFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day after the last day of submission (提交截止)',
  })
  submittedBefore?: string | null;
}

@InputType({ description: 'Filters of grants; all that are given must match (筛选条件)' })
export class GrantFilter {
  @Field(() => ID, { nullable: true, description: 'Id of a dataset (数据集)' })
  dataset?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the department that owns the data (责任部门)',
  })
  owner?: string | null;

  @Field(() => PartyInput, {
    nullable: true,
    description: 'Organisation that holds the grant (被授权单位)',
  })
  grantee?: PartyInput | null;

  @Field(() => GrantStandingEnum, { nullable: true, description: 'Present state (授权状态)' })
  standing?: keyof typeof GrantStandingEnum | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;
}

@ArgsType()
export class DataRequestArgs extends PageArgs {
  @Field(() => DataRequestFilter, { nullable: true, description: 'Filters (筛选条件)' })
  filter?: DataRequestFilter | null;
}

@ArgsType()
export class GrantArgs extends PageArgs {
  @Field(() => GrantFilter, { nullable: true, description: 'Filters (筛选条件)' })
  filter?: GrantFilter | null;
}
