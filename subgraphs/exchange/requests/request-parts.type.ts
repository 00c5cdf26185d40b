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
@ObjectType({ simpleResolvers: true, description: 'A requested dataset (申请的数据集)' })
export class RequestedDataset {
  @Field(() => ID, {
    description: 'Id of the dataset: `water/reservoir-water-ecology` (数据集标识)',
  })
  datasetId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Title in Chinese; null if it is no longer in the catalogue (名称)',
  })
  titleZh!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Title in English; null if it is no longer in the catalogue (英文名称)',
  })
  titleEn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code in the catalogue of government information resources (信息资源代码)',
  })
  catalogueCode!: string | null;

  @Field(() => Boolean, { description: 'Whether all its fields are requested (是否全部字段)' })
  isWhole!: boolean;

  @ListSize(60)
  @Field(() => [String], {
    description: 'Requested fields, as `Type.field`; in a draft the present ones (字段)',
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
  description: 'An act on a request (办理记录)',
})
export class DataRequestEvent {
  @Field(() => ID, { description: 'Unique id, in the order of time (标识)' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'Time of the act (时间)' })
  at!: string;

  @Field(() => DataRequestActEnum, { description: 'Kind of act (办理环节)' })
  act!: keyof typeof DataRequestActEnum;

  @Field(() => DataRequestStateEnum, {
    nullable: true,
    description: 'State before the act; null for the first act (原状态)',
  })
  fromState!: keyof typeof DataRequestStateEnum | null;

  @Field(() => DataRequestStateEnum, { description: 'State after the act (新状态)' })
  toState!: keyof typeof DataRequestStateEnum;

  @Field(() => String, { description: 'Account or client that acted (办理人)' })
  subject!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the person; null for a client, or if the account no longer exists (办理人姓名)',
  })
  subjectName!: string | null;

  @Field(() => String, { description: 'Role in which it acted (岗位)' })
  post!: string;

  @Field(() => PartyRoleEnum, { description: 'Relation to the request (办理身份)' })
  actedAs!: keyof typeof PartyRoleEnum;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the organisation of the actor (所属单位)',
  })
  organisationId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Note; only the owner sees its notes on drafts of the decision (意见)',
  })
  note!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document; only the owner sees that of a draft (文号)',
  })
  documentNumber!: string | null;
}

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'A defect of a request (补正事项)' })
export class DataRequestDefect {
  @Field(() => ConformityPointEnum, {
    description: 'Point of the check that is not met (检查事项)',
  })
  point!: keyof typeof ConformityPointEnum;

  @Field(() => String, { description: 'The defect, and the required correction (说明)' })
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
  @Field(() => DecisionOutcomeEnum, { description: 'Outcome (决定结果)' })
  outcome!: keyof typeof DecisionOutcomeEnum;

  @Field(() => Boolean, {
    description: 'Whether less is granted than was requested (是否部分同意)',
  })
  isPartial!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Reason; always present in a refusal (理由)',
  })
  reason!: string | null;

  @Field(() => String, { description: 'Number of the document (文号)' })
  documentNumber!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the attachment that contains the document (附件)',
  })
  attachmentId!: string | null;

  @ListSize(10)
  @Field(() => [DecidedDataset], { description: 'Granted datasets (同意的数据集)' })
  datasets!: DecidedDataset[];

  @ListSize(7)
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the districts; null: all (县市区)',
  })
  districts!: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the data (数据起始)',
  })
  dataFrom!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'End of the data, exclusive (数据截止)',
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
    description: 'Operations per day; null: unlimited (每日使用次数)',
  })
  operationsPerDay!: number | null;
}
