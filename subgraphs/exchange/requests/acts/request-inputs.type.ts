import { Field, ID, InputType, Int } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { DateScalar, DateTimeScalar } from '../../../../shared/graphql/scalars';
import { ConformityPointEnum, DecisionOutcomeEnum } from '../request-vocabulary.type';

@InputType({ description: 'A requested dataset, or some of its fields (数据集与字段)' })
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

@InputType({ description: 'Content of a request: data, purpose and conditions (申请内容)' })
export class DataRequestDraftInput {
  @Field(() => [RequestedDatasetInput], {
    description:
      'Datasets; if they belong to several owners, the request is split at submission (数据集)',
  })
  datasets!: RequestedDatasetInput[];

  @LongestText(300)
  @Field(() => String, {
    nullable: true,
    description: 'Use of the data, at most 300 characters (使用用途)',
  })
  purpose?: string | null;

  @LongestText(1000)
  @Field(() => String, {
    nullable: true,
    description: 'Law, clause or document on which the need is based (履职依据)',
  })
  dutyBasis?: string | null;

  @LongestText(20)
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the districts; null: all (县市区)',
  })
  districts?: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the data (数据起始)',
  })
  dataFrom?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'End of the data, exclusive (数据截止)',
  })
  dataBefore?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which the data are needed; null: from the decision on (使用起始)',
  })
  wantedFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which the data are no longer needed (使用截止)',
  })
  wantedUntil?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Operations per day; null: unlimited (每日使用次数)',
  })
  operationsPerDay?: number | null;

  @LongestText(100)
  @Field(() => String, {
    nullable: true,
    description: 'Person responsible for the security of the data (安全责任人)',
  })
  securityContact?: string | null;

  @LongestText(50)
  @Field(() => String, {
    nullable: true,
    description: 'Telephone number of the security contact (联系电话)',
  })
  securityPhone?: string | null;

  @LongestText(100)
  @Field(() => String, {
    nullable: true,
    description: 'Name by which the applicant signs; null: the registered name (申请单位)',
  })
  applicantName?: string | null;
}

/** 5 MiB in base64, with line breaks. */
const LONGEST_CONTENT = 7_340_032;

@InputType({ description: 'A document to attach (附件)' })
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
  @Field(() => String, { description: 'Content in base64, at most 5 MiB decoded (内容)' })
  contentBase64!: string;
}

@InputType({ description: 'A defect of a request (补正事项)' })
export class DefectInput {
  @Field(() => ConformityPointEnum, {
    description: 'Point of the check that is not met (检查事项)',
  })
  point!: keyof typeof ConformityPointEnum;

  @LongestText(500)
  @Field(() => String, { description: 'The defect, and the required correction (说明)' })
  note!: string;
}

@InputType({
  description:
    'A decision to draft; omitted members default to the request, and none may exceed it (拟办决定)',
})
export class DecisionInput {
  @Field(() => DecisionOutcomeEnum, { description: 'Outcome (决定结果)' })
  outcome!: keyof typeof DecisionOutcomeEnum;

  @LongestText(100)
  @Field(() => String, { description: 'Number of the document (文号)' })
  documentNumber!: string;

  @LongestText(1000)
  @Field(() => String, {
    nullable: true,
    description:
      'Reason; required for a refusal, and for a grant of less than was requested (理由)',
  })
  reason?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the attachment that holds the document (附件)',
  })
  attachmentId?: string | null;

  @Field(() => [RequestedDatasetInput], {
    nullable: true,
    description: 'Datasets and fields to grant; null: all that were requested (数据集)',
  })
  datasets?: RequestedDatasetInput[] | null;

  @LongestText(20)
  @Field(() => [String], { nullable: true, description: 'Codes of the districts (县市区)' })
  districts?: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the data (数据起始)',
  })
  dataFrom?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'End of the data, exclusive (数据截止)',
  })
  dataBefore?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the grant (生效日期)' })
  validFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day after the grant (截止日期)' })
  until?: string | null;

  @Field(() => Int, { nullable: true, description: 'Operations a day (每日使用次数)' })
  operationsPerDay?: number | null;
}
