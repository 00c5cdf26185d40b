import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { connectionOf } from '../../../../shared/graphql/connection';
import { DateScalar } from '../../../../shared/graphql/scalars';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { SignedAct } from '../terms/signed-act.type';
import { LONGEST_TEXT } from '../terms/term-rules';

/** State of a release decision. */
export enum ReleaseState {
  PROPOSED = 'PROPOSED',
  WITHDRAWN = 'WITHDRAWN',
  UPCOMING = 'UPCOMING',
  IN_FORCE = 'IN_FORCE',
  EXPIRED = 'EXPIRED',
  SUSPENDED = 'SUSPENDED',
}

registerEnumType(ReleaseState, {
  name: 'ReleaseState',
  description: 'State of a release decision today (发布决定状态)',
  valuesConfig: {
    PROPOSED: { description: "Waits for the owner's approver (待确认)" },
    WITHDRAWN: { description: 'Withdrawn (已撤回)' },
    UPCOMING: { description: 'Confirmed; its first day is in the future (待生效)' },
    IN_FORCE: { description: 'In force: everybody may read the dataset (生效)' },
    EXPIRED: { description: 'Its last day has passed (已到期)' },
    SUSPENDED: {
      description: "Opens nothing while the dataset's class is not open to all (因属性从严暂停)",
    },
  },
});

@Internal('SEE_CATALOGUE')
@ObjectType({
  simpleResolvers: true,
  description:
    'A release decision, task 18: what becomes public, how, by whose authority, where (信息发布决定)',
})
export class Release {
  @Field(() => ID, { description: 'Id (标识)' })
  id!: string;

  @Field(() => String, { description: 'Number assigned by the hub, by year and serial (文号)' })
  number!: string;

  @Field(() => String, { description: 'Content of the release (发布内容)' })
  content!: string;

  @Field(() => String, { description: 'Procedure of the release (发布流程)' })
  process!: string;

  @Field(() => String, { description: 'Authority for the release (发布权限)' })
  authority!: string;

  @Field(() => String, { description: 'Where (发布渠道)' })
  channel!: string;

  @Field(() => DateScalar, { description: 'First day (起始日期)' })
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which it no longer holds; null: no end is set (截止日期)',
  })
  validTo!: string | null;

  @Field(() => ReleaseState, { description: 'Its present state (状态)' })
  state!: ReleaseState;

  @Field(() => SignedAct, { description: 'By the publisher (发布人员提出)' })
  proposed!: SignedAct;

  @Field(() => SignedAct, {
    nullable: true,
    description: "By the owner's approver; null while it waits (责任部门确认)",
  })
  confirmed!: SignedAct | null;

  @Field(() => SignedAct, {
    nullable: true,
    description: 'Who withdrew it; null while it is in force (撤回)',
  })
  ended!: SignedAct | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Reason of the withdrawal; null while it is in force, and if it was withdrawn before reasons were required (撤回理由)',
  })
  endedReason!: string | null;

  @Field(() => Boolean, { description: 'Made up for the demonstration (是否演示虚构)' })
  isDemonstration!: boolean;
}

/** A page of release decisions. */
export const ReleaseConnection = connectionOf(Release);

@InputType({
  description: 'Filters of release decisions; all that are given must match (筛选条件)',
})
export class ReleaseFilter {
  @Field(() => ID, { nullable: true, description: 'Id of a dataset (数据集标识)' })
  dataset?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the owner (数据责任部门)' })
  department?: string | null;

  @Field(() => ReleaseState, { nullable: true, description: 'Its present state (状态)' })
  state?: ReleaseState | null;
}

@ArgsType()
export class ReleaseListArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => ReleaseFilter, { nullable: true, description: 'Filters (筛选条件)' })
  filter?: ReleaseFilter | null;
}

@InputType({ description: 'A release decision to propose (拟发布事项)' })
export class ReleaseProposal {
  @Field(() => ID, { description: 'Id of the dataset (数据集标识)' })
  dataset!: string;

  @LongestText(LONGEST_TEXT)
  @Field(() => String, { description: 'Content of the release (发布内容)' })
  content!: string;

  @LongestText(LONGEST_TEXT)
  @Field(() => String, { description: 'Procedure of the release (发布流程)' })
  process!: string;

  @LongestText(LONGEST_TEXT)
  @Field(() => String, { description: 'Authority for the release (发布权限)' })
  authority!: string;

  @LongestText(LONGEST_TEXT)
  @Field(() => String, { description: 'Where (发布渠道)' })
  channel!: string;

  @Field(() => DateScalar, { description: 'First day (起始日期)' })
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which it no longer holds; absent: no end (截止日期)',
  })
  validTo?: string | null;
}
