import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../shared/graphql/connection';
import { DateScalar, DateTimeScalar } from '../../../shared/graphql/scalars';
import { Internal } from '../../../shared/sharing/in-dataset';
import { PartyKindEnum } from './request-vocabulary.type';
import { ListSize } from '../../../shared/graphql/list-size';

/**
 * A caller sees data requests of its organisation and for data of its department; the exchange
 * operator and the auditor see all. The loaders check this row by row.
 */
@Internal(
  'ASK_FOR_DATA',
  'CHECK_REQUESTS',
  'DRAFT_DECISIONS',
  'DECIDE_REQUESTS',
  'READ_WHOLE_RECORD',
)
@ObjectType('Request', {
  simpleResolvers: true,
  description: 'A request for data of one department (共享申请)',
})
export class DataRequest {
  @Field(() => ID, { description: 'Unique id (标识)' })
  id!: string;

  @Field(() => String, { description: 'Number in this hub: `RG2026-000012` (申请编号)' })
  number!: string;

  @Field(() => String, {
    nullable: true,
    description: "Number in the city's exchange platform (共享平台编号)",
  })
  exchangeNumber!: string | null;

  @Field(() => Int, {
    description: 'Increases with every act; acts name the version that the caller has read (版本)',
  })
  version!: number;

  @Field(() => PartyKindEnum, {
    description: 'Kind of the organisation that requests the data (申请单位类别)',
  })
  applicantKind!: keyof typeof PartyKindEnum;

  @Field(() => ID, { description: 'Id of the organisation that requests the data (申请单位标识)' })
  applicantId!: string;

  @Field(() => String, {
    description: 'Name of the organisation that requests the data (申请单位)',
  })
  applicantName!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the department that owns the data; null in a draft (责任部门标识)',
  })
  ownerId!: string | null;

  @Field(() => String, {
    description: 'Only permitted use of the data (使用用途)',
  })
  purpose!: string;

  @Field(() => String, {
    description: 'Law, clause or document on which the need is based (履职依据)',
  })
  dutyBasis!: string;

  @ListSize(7)
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the requested districts, GB/T 2260; null: all (县市区)',
  })
  districts!: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the requested data; null: no bound (数据起始)',
  })
  dataFrom!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'End of the requested data, exclusive; null: no bound (数据截止)',
  })
  dataBefore!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which the data are needed; null: from the decision on (使用起始)',
  })
  wantedFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'First day on which the data are no longer needed; may be null in a draft (使用截止)',
  })
  wantedUntil!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Requested operations per day; null: unlimited (每日使用次数)',
  })
  operationsPerDay!: number | null;

  @Field(() => String, {
    description: 'Person responsible for the security of the data (安全责任人)',
  })
  securityContact!: string;

  @Field(() => String, { description: 'Telephone number of the security contact (联系电话)' })
  securityPhone!: string;

  @Field(() => String, { description: 'Account or client that drafted it (起草人)' })
  createdBy!: string;

  @Field(() => DateTimeScalar, { description: 'Time of drafting (起草时间)' })
  createdAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the first submission; null: never (提交时间)',
  })
  submittedAt!: string | null;

  @Field(() => Boolean, {
    description: 'Fictitious, for the demonstration: it has no effect in other hubs (演示)',
  })
  isDemonstration!: boolean;
}

/** A page of requests. */
export const DataRequestConnection = connectionOf(DataRequest, 'Request');
