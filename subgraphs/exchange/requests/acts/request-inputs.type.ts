import { Field, ID, InputType, Int } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { DateScalar, DateTimeScalar } from '../../../../shared/graphql/scalars';
import { ConformityPointEnum, DecisionOutcomeEnum } from '../request-vocabulary.type';

@InputType({ description: 'A dataset, or some of its fields (数据集与字段)' })
export class RequestedDatasetInput {
  @Field(() => ID, { description: 'Id of the dataset (数据集标识)' })
  datasetId!: string;

  @LongestText(200)
  @Field(() => [String], {
    nullable: true,
    description: 'Fields as `Type.field`; null: all (字段)',
  })
  fields?: string[] | null;
}

@InputType({ description: 'What an applicant asks for, and why (申请内容)' })
export class DataRequestDraftInput {
  @Field(() => [RequestedDatasetInput], {
    description: 'Datasets; of several owners the request is split when it is submitted (数据集)',
  })
  datasets!: RequestedDatasetInput[];

  @LongestText(300)
  @Field(() => String, {
    nullable: true,
    description: 'What the data will be used for, at most 300 characters (使用用途)',
  })
  purpose?: string | null;

  @LongestText(1000)
  @Field(() => String, {
    nullable: true,
    description: 'Law, clause or document by which they are needed (履职依据)',
  })
  dutyBasis?: string | null;

  @LongestText(20)
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the only districts; null: all (县市区)',
  })
  districts?: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the data (数据起始)',
  })
  dataFrom?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Instant by which they have ended (数据截止)',
  })
  dataBefore?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which they are wanted; null: from the decision on (使用起始)',
  })
  wantedFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which they are wanted no more (使用截止)',
  })
  wantedUntil?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Operations a day; null: no bound (每日使用次数)',
  })
  operationsPerDay?: number | null;

  @LongestText(100)
  @Field(() => String, {
    nullable: true,
    description: 'Who answers for the safe keeping of the data (安全责任人)',
  })
  securityContact?: string | null;

  @LongestText(50)
  @Field(() => String, {
    nullable: true,
    description: 'How the security contact is reached (联系电话)',
  })
  securityPhone?: string | null;

  @LongestText(100)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the applicant as it signs; null: as registered (申请单位)',
  })
  applicantName?: string | null;
}

/** 5 MiB in base64, in lines. */
const LONGEST_CONTENT = 7_340_032;

@InputType({ description: 'A document to be attached (附件)' })
export class AttachmentInput {
  @LongestText(200)
  @Field(() => String, { description: 'Name of the file, without its folders (文件名)' })
  name!: string;

  @LongestText(100)
  @Field(() => String, {
    description: 'application/pdf, application/ofd, image/png or image/jpeg (类型)',
  })
  mediaType!: string;

  @LongestText(LONGEST_CONTENT)
  @Field(() => String, { description: 'Its content in base64, at most 5 MiB before (内容)' })
  contentBase64!: string;
}

@InputType({ description: 'Something that a request lacks (补正事项)' })
export class DefectInput {
  @Field(() => ConformityPointEnum, { description: 'Which point of the check (检查事项)' })
  point!: keyof typeof ConformityPointEnum;

  @LongestText(500)
  @Field(() => String, { description: 'What is wrong, and what is wanted (说明)' })
  note!: string;
}

@InputType({
  description:
    'A decision as drafted; what is omitted is as it was asked for, and nothing may be more (拟办决定)',
})
export class DecisionInput {
  @Field(() => DecisionOutcomeEnum, { description: 'What it comes to (决定结果)' })
  outcome!: keyof typeof DecisionOutcomeEnum;

  @LongestText(100)
  @Field(() => String, { description: 'Number of its document (文号)' })
  documentNumber!: string;

  @LongestText(1000)
  @Field(() => String, {
    nullable: true,
    description: 'Why; wanted of a refusal, and of a grant of less than was asked for (理由)',
  })
  reason?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the attachment that holds the document (附件)',
  })
  attachmentId?: string | null;

  @Field(() => [RequestedDatasetInput], {
    nullable: true,
    description: 'The only datasets and fields; null: all that were asked for (数据集)',
  })
  datasets?: RequestedDatasetInput[] | null;

  @LongestText(20)
  @Field(() => [String], { nullable: true, description: 'Codes of the only districts (县市区)' })
  districts?: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the data (数据起始)',
  })
  dataFrom?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Instant by which they have ended (数据截止)',
  })
  dataBefore?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the grant (生效日期)' })
  validFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day after the grant (截止日期)' })
  until?: string | null;

  @Field(() => Int, { nullable: true, description: 'Operations a day (每日使用次数)' })
  operationsPerDay?: number | null;
}
