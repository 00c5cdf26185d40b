import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../shared/graphql/connection';
import { DateScalar, DateTimeScalar } from '../../../shared/graphql/scalars';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import { namedEnum } from '../../../shared/graphql/named-enum';
import { OrganisationInput } from '../organisation-input.type';
import {
  AuditedCaller,
  AuditedFact,
  AuditedOperation,
  AuditedOrganisation,
  AuditedOutcome,
} from './audited.type';
import { ListSize } from '../../../shared/graphql/list-size';

export const AuditViewEnum = namedEnum<'OWNER' | 'READER' | 'WHOLE'>(
  'RecordView',
  'Part of the audit log that a viewer sees (记录视角)',
  {
    OWNER:
      "Reads of data of the caller's department, without entries under an embargo and without data of others (数据提供方)",
    READER: "Reads and refusals of the caller's organisation (数据使用方)",
    WHOLE: 'The whole audit log, with events and internal actions; for record auditors (审计)',
  },
);

export const AuditKindEnum = namedEnum<'INTENT' | 'REFUSAL' | 'EVENT'>(
  'RecordKind',
  'Kind of an entry of the audit log (记录类别)',
  {
    INTENT: 'An operation that read something, with its outcome (读取)',
    REFUSAL: 'An operation that was refused entirely (拒绝)',
    EVENT: 'No operation, for example a refused sign-in or a changed key (事件)',
  },
);

const OutcomeEnum = namedEnum<'ANSWERED' | 'FAILED' | 'NONE'>(
  'RecordOutcome',
  'Outcome of an operation (办理结果)',
  {
    ANSWERED: 'Completed (已答复)',
    FAILED: 'Failed (失败)',
    NONE: 'In progress or interrupted (未完成)',
  },
);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Refusals of one minute that one entry counts: of the public by address, and of an account or client above the limit of single entries (合并计数的拒绝)',
})
export class CountedRefusalsOfMinute {
  @Field(() => Float, { description: 'Number of refusals (次数)' })
  count!: number;

  @Field(() => DateTimeScalar, { description: 'Start of the minute (起始时间)' })
  from!: string;

  @Field(() => Boolean, {
    description:
      'Whether the entry counts all refusals above the limit of entries of the minute (是否超出部分)',
  })
  isRest!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Keyed hash of the IP address, or of its IPv6 /64 prefix, never the address; null for a viewer who does not see the whole audit log, and if the refusals are counted by account or client (地址的密钥哈希)',
  })
  address!: string | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'An entry of the audit log: a read, a refusal or an event (共享记录)',
})
export class AuditEntry {
  @Field(() => ID, { description: 'Sequence number in the chain, from 1 (序号)' })
  sequence!: string;

  @Field(() => String, {
    description: 'Hash of the entry, which the next entry contains, base64url (哈希值)',
  })
  hash!: string;

  @Field(() => AuditKindEnum, { description: 'Kind of entry (类别)' })
  kind!: 'INTENT' | 'REFUSAL' | 'EVENT';

  @Field(() => DateTimeScalar, { description: 'Time of writing (时间)' })
  at!: string;

  @Field(() => ID, { description: 'Account or client of the request or event (主体)' })
  subject!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the request in logs (追踪号)' })
  traceId!: string | null;

  @Field(() => AuditedCaller, {
    nullable: true,
    description: 'The caller; null for an event (访问者)',
  })
  caller!: AuditedCaller | null;

  @Field(() => AuditedOperation, {
    nullable: true,
    description:
      'The operation without its literals; null for an event, and if the operation concerns data that the viewer may not see (操作)',
  })
  operation!: AuditedOperation | null;

  @ListSize(10)
  @Field(() => [String], {
    nullable: true,
    description:
      'Keyed hashes of the keys that the operation looked up, never the keys; null under the same conditions as `operation` (查询键的密钥哈希)',
  })
  keyHashes!: string[] | null;

  @Field(() => CountedRefusalsOfMinute, {
    nullable: true,
    description:
      'The refusals that the entry counts, of which `operation` is one; null for an entry that counts none (合并计数)',
  })
  counted!: CountedRefusalsOfMinute | null;

  @Field(() => AuditedOutcome, {
    nullable: true,
    description:
      'Outcome; null for refusals and events, while in progress, and if interrupted (结果)',
  })
  outcome!: AuditedOutcome | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the event, for example `SIGN_IN_REFUSED`; null for other entries (事件)',
  })
  event!: string | null;

  @ListSize(20)
  @Field(() => [AuditedFact], {
    nullable: true,
    description: 'Further facts of the event; null for other entries (事件要素)',
  })
  facts!: AuditedFact[] | null;

  @ListSize(5)
  @Field(() => [String], {
    nullable: true,
    description:
      'Cases that hide the entry from the owners of the data; null for a viewer who does not see the whole audit log (封存案件)',
  })
  underSealFor!: string[] | null;
}

export const AuditEntryConnection = connectionOf(AuditEntry);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Reads of a dataset by an organisation on a day (使用统计)',
})
export class AuditUsage {
  @Field(() => ID, { description: 'Id of the dataset; `act/…` for an action of the hub (数据集)' })
  datasetId!: string;

  @Field(() => AuditedOrganisation, {
    nullable: true,
    description: 'Organisation that read; null for the anonymous caller (使用单位)',
  })
  organisation!: AuditedOrganisation | null;

  @Field(() => DateScalar, { description: 'The day in Beijing time (日期)' })
  day!: string;

  @Field(() => Float, { description: 'Number of operations that read the dataset (读取次数)' })
  reads!: number;

  @Field(() => Float, {
    description: 'Number of rows returned, of the operations whose outcome is recorded (行数)',
  })
  rows!: number;
}

@InputType({ description: 'Filters of the audit log; all that are given must match (筛选条件)' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'Id of a dataset read or refused (数据集)' })
  dataset?: string | null;

  @Field(() => OrganisationInput, { nullable: true, description: 'Organisation (访问单位)' })
  organisation?: OrganisationInput | null;

  @Field(() => ID, { nullable: true, description: 'Account or client (主体)' })
  subject?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Start, inclusive (起始时间)' })
  from?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'End, exclusive (截止时间，不含)' })
  to?: string | null;

  @Field(() => [AuditKindEnum], { nullable: true, description: 'Only these kinds (类别)' })
  kinds?: ('INTENT' | 'REFUSAL' | 'EVENT')[] | null;

  @Field(() => OutcomeEnum, { nullable: true, description: 'Only this outcome (结果)' })
  outcome?: 'ANSWERED' | 'FAILED' | 'NONE' | null;
}

@ArgsType()
export class AuditArgs {
  @Field(() => AuditViewEnum, { description: 'Part of the audit log (视角)' })
  view!: 'OWNER' | 'READER' | 'WHOLE';

  @Field(() => AuditFilter, { nullable: true, description: 'Filters (筛选条件)' })
  filter?: AuditFilter | null;

  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;
}

@ArgsType()
export class RecordUsageArgs {
  @Field(() => AuditViewEnum, { description: 'Part of the audit log (视角)' })
  view!: 'OWNER' | 'READER' | 'WHOLE';

  @Field(() => DateScalar, { description: 'First day, in Beijing time (起始日期)' })
  from!: string;

  @Field(() => DateScalar, {
    description: 'Day after the last one, at most 366 days after `from` (截止日期，不含)',
  })
  to!: string;

  @Field(() => ID, { nullable: true, description: 'Only this dataset (数据集)' })
  dataset?: string | null;

  @Field(() => OrganisationInput, { nullable: true, description: 'Organisation (访问单位)' })
  organisation?: OrganisationInput | null;
}
