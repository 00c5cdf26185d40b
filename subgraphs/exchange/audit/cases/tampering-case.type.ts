import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { connectionOf } from '../../../../shared/graphql/connection';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { Plumbing } from '../../../../shared/sharing/in-dataset';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A person of supervision to whom a case is assigned (经办人员)',
})
export class CaseAssignee {
  @Field(() => ID, { description: 'Account of the person (账号)' })
  accountId!: string;

  @Field(() => String, { description: 'Name of the person (姓名)' })
  nameZh!: string;

  @Field(() => ID, { description: 'Auditor who assigned it (指派人)' })
  assignedBy!: string;

  @Field(() => DateTimeScalar, { description: 'Time of assignment (指派时间)' })
  assignedAt!: string;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A case of suspected tampering with the data of a station (数据造假线索案件)',
})
export class TamperingCase {
  @Field(() => ID, { description: 'Id of the case (标识)' })
  id!: string;

  @Field(() => ID, { description: 'Id of the station within its department (站点标识)' })
  stationId!: string;

  @Field(() => DateTimeScalar, {
    description: 'Start of the data in question, inclusive (数据起始时间)',
  })
  dataFrom!: string;

  @Field(() => DateTimeScalar, {
    description: 'End of the data in question, exclusive (数据截止时间，不含)',
  })
  dataTo!: string;

  @Field(() => String, { description: 'Grounds for the suspicion (线索事由)' })
  reason!: string;

  @Field(() => String, { description: 'Number and title of the document (文号)' })
  document!: string;

  @Field(() => ID, { description: 'Auditor who opened it (立案人)' })
  openedBy!: string;

  @Field(() => DateTimeScalar, { description: 'Time of opening (立案时间)' })
  openedAt!: string;

  @Field(() => ID, { nullable: true, description: 'Auditor who closed it; null: open (结案人)' })
  closedBy!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time of closing, after which it gives no access to revisions; null: open (结案时间)',
  })
  closedAt!: string | null;
}

export const TamperingCaseConnection = connectionOf(TamperingCase);

@InputType({ description: 'A case of suspected tampering, to open (立案)' })
export class NewTamperingCaseInput {
  @Field(() => ID, { description: 'Department whose data it is about (数据责任部门)' })
  department!: string;

  @Field(() => ID, { description: 'Id of the station within its department (站点标识)' })
  stationId!: string;

  @Field(() => ID, { description: 'Indicator, by code or symbol: `a34004`, `pm25` (监测指标)' })
  indicator!: string;

  @Field(() => DateTimeScalar, {
    description: 'Start of the data in question, inclusive (数据起始时间)',
  })
  dataFrom!: string;

  @Field(() => DateTimeScalar, {
    description: 'End of the data in question, exclusive (数据截止时间，不含)',
  })
  dataTo!: string;

  @LongestText(2000)
  @Field(() => String, { description: 'Grounds for the suspicion (线索事由)' })
  reason!: string;

  @LongestText(200)
  @Field(() => String, { description: 'Number and title of the document (文号)' })
  document!: string;
}

@ArgsType()
export class TamperingCaseArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only open cases; false: only closed ones; absent: both (是否未结)',
  })
  isOpen?: boolean | null;

  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;
}
