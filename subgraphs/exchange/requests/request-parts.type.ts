import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../shared/graphql/scalars';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import {
  ConformityPointEnum,
  DecisionOutcomeEnum,
  PartyRoleEnum,
  DataRequestActEnum,
  DataRequestStateEnum,
} from './request-vocabulary.type';
import { ListSize } from '../../../shared/graphql/list-size';

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'A dataset that is asked for (申请的数据集)' })
export class RequestedDataset {
  @Field(() => ID, {
    description: 'Id of the dataset: `water/reservoir-water-ecology` (数据集标识)',
  })
  datasetId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Title in Chinese; null if the catalogue has it no more (名称)',
  })
  titleZh!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Title in English; null if the catalogue has it no more (英文名称)',
  })
  titleEn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code in the catalogue of government information resources (信息资源代码)',
  })
  catalogueCode!: string | null;

  @Field(() => Boolean, { description: 'Whether all its fields are asked for (是否全部字段)' })
  isWhole!: boolean;

  @ListSize(60)
  @Field(() => [String], {
    description: 'Fields asked for, as `Type.field`; of a draft as they are now (字段)',
  })
  fields!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Version of its list of fields when it was submitted; null in a draft (版本)',
  })
  version!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Class in force when it was submitted: UNCONDITIONAL, CONDITIONAL or WITHHELD; null in a draft (共享类型)',
  })
  sharingClass!: string | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Something that was done with a request (办理记录)',
})
export class DataRequestEvent {
  @Field(() => ID, { description: 'Unique id, in the order of time (标识)' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When (时间)' })
  at!: string;

  @Field(() => DataRequestActEnum, { description: 'What was done (办理环节)' })
  act!: keyof typeof DataRequestActEnum;

  @Field(() => DataRequestStateEnum, {
    nullable: true,
    description: 'State before; null if it began with this (原状态)',
  })
  fromState!: keyof typeof DataRequestStateEnum | null;

  @Field(() => DataRequestStateEnum, { description: 'State after (新状态)' })
  toState!: keyof typeof DataRequestStateEnum;

  @Field(() => String, { description: 'Account or client that did it (办理人)' })
  subject!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of that person; null for a client, or if the account no longer exists (办理人姓名)',
  })
  subjectName!: string | null;

  @Field(() => String, { description: 'Role by which (岗位)' })
  post!: string;

  @Field(() => PartyRoleEnum, { description: 'As whom (办理身份)' })
  actedAs!: keyof typeof PartyRoleEnum;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the organisation of who did it (所属单位)',
  })
  organisationId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What was said; what the owner notes on drafts of its decision is for it alone (意见)',
  })
  note!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document; of a draft for the owner alone (文号)',
  })
  documentNumber!: string | null;
}

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'Something that a request lacks (补正事项)' })
export class DataRequestDefect {
  @Field(() => ConformityPointEnum, { description: 'Which point of the check (检查事项)' })
  point!: keyof typeof ConformityPointEnum;

  @Field(() => String, { description: 'What is wrong, and what is wanted (说明)' })
  note!: string;
}

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'A dataset of a decision (同意的数据集)' })
export class DecidedDataset {
  @Field(() => ID, { description: 'Id of the dataset (数据集标识)' })
  datasetId!: string;

  @ListSize(60)
  @Field(() => [String], { description: 'Fields that are granted, as `Type.field` (字段)' })
  fields!: string[];
}

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'A decision on a request (办理决定)' })
export class DataRequestDecision {
  @Field(() => DecisionOutcomeEnum, { description: 'What it comes to (决定结果)' })
  outcome!: keyof typeof DecisionOutcomeEnum;

  @Field(() => Boolean, {
    description: 'Whether less is granted than was asked for (是否部分同意)',
  })
  isPartial!: boolean;

  @Field(() => String, { nullable: true, description: 'Why; a refusal always says so (理由)' })
  reason!: string | null;

  @Field(() => String, { description: 'Number of its document (文号)' })
  documentNumber!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the attachment that holds it (附件)' })
  attachmentId!: string | null;

  @ListSize(10)
  @Field(() => [DecidedDataset], { description: 'What is granted (同意的数据集)' })
  datasets!: DecidedDataset[];

  @ListSize(7)
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the only districts; null: all (县市区)',
  })
  districts!: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the data (数据起始)',
  })
  dataFrom!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Instant by which they have ended (数据截止)',
  })
  dataBefore!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day of the grant; null: the day of the decision (生效日期)',
  })
  validFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day after the grant; null if nothing is granted (截止日期)',
  })
  until!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Operations a day; null: no bound (每日使用次数)',
  })
  operationsPerDay!: number | null;
}
