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
  'How much of the audit log a viewer sees (记录视角)',
  {
    OWNER:
      "Who read data of the caller's department, without what is under seal and without what concerns others (数据提供方)",
    READER: "What the caller's organisation read of data, and was refused (数据使用方)",
    WHOLE: 'All of it, acts of the hub and events too; for record auditors (审计)',
  },
);

export const AuditKindEnum = namedEnum<'INTENT' | 'REFUSAL' | 'EVENT'>(
  'RecordKind',
  'What an entry of the audit log is (记录类别)',
  {
    INTENT: 'An operation that read something, with its outcome (读取)',
    REFUSAL: 'An operation that was refused all it asked for (拒绝)',
    EVENT: 'No operation: a sign-in refused, an account confirmed, a key changed (事件)',
  },
);

const OutcomeEnum = namedEnum<'ANSWERED' | 'FAILED' | 'NONE'>(
  'RecordOutcome',
  'How an operation ended (办理结果)',
  {
    ANSWERED: 'It was answered (已答复)',
    FAILED: 'It failed (失败)',
    NONE: 'It is in progress, or was cut short (未完成)',
  },
);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Refusals of a minute that one entry stands for: of the public by address, and of a name beyond its bound (合并计数的拒绝)',
})
export class CountedRefusalsOfMinute {
  @Field(() => Float, { description: 'How many, a whole number (次数)' })
  count!: number;

  @Field(() => DateTimeScalar, { description: 'When the minute began (起始时间)' })
  from!: string;

  @Field(() => Boolean, {
    description:
      'Whether it counts all that came beyond the bound of entries of the minute (是否超出部分)',
  })
  isRest!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Keyed hash of the address they came from, or of its /64, never the address; null to a caller who does not see the whole audit log, and where a name is counted (地址的密钥哈希)',
  })
  address!: string | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'An entry of the audit log: who read or was refused what, and why (共享记录)',
})
export class AuditEntry {
  @Field(() => ID, { description: 'Its place in the chain, a whole number from 1 (序号)' })
  sequence!: string;

  @Field(() => String, {
    description: 'Its hash, which links what follows to it, base64url (哈希值)',
  })
  hash!: string;

  @Field(() => AuditKindEnum, { description: 'What it is (类别)' })
  kind!: 'INTENT' | 'REFUSAL' | 'EVENT';

  @Field(() => DateTimeScalar, { description: 'When it was written (时间)' })
  at!: string;

  @Field(() => ID, { description: 'Account or client that asked, or did it (主体)' })
  subject!: string;

  @Field(() => ID, { nullable: true, description: 'Id under which logs know the request (追踪号)' })
  traceId!: string | null;

  @Field(() => AuditedCaller, {
    nullable: true,
    description: 'Who asked; null for an event (访问者)',
  })
  caller!: AuditedCaller | null;

  @Field(() => AuditedOperation, {
    nullable: true,
    description:
      'What was asked, without its literals; null for an event, and where it touched what the viewer does not see (操作)',
  })
  operation!: AuditedOperation | null;

  @ListSize(10)
  @Field(() => [String], {
    nullable: true,
    description:
      'Keyed hashes of the keys that it looked up, never the keys; null as `operation` is (查询键的密钥哈希)',
  })
  keyHashes!: string[] | null;

  @Field(() => CountedRefusalsOfMinute, {
    nullable: true,
    description:
      'Refusals that it stands for, `operation` being one of them; null if it stands for itself (合并计数)',
  })
  counted!: CountedRefusalsOfMinute | null;

  @Field(() => AuditedOutcome, {
    nullable: true,
    description:
      'How it ended; null for refusals and events, while in progress, and when cut short (结果)',
  })
  outcome!: AuditedOutcome | null;

  @Field(() => String, {
    nullable: true,
    description: 'What happened: `SIGN_IN_REFUSED`; null unless it is an event (事件)',
  })
  event!: string | null;

  @ListSize(20)
  @Field(() => [AuditedFact], {
    nullable: true,
    description: 'Further facts of the event; null unless it is one (事件要素)',
  })
  facts!: AuditedFact[] | null;

  @ListSize(5)
  @Field(() => [String], {
    nullable: true,
    description:
      'Cases that hide it from the owners of the data; null to a caller who does not see the whole audit log (封存案件)',
  })
  underSealFor!: string[] | null;
}

export const AuditEntryConnection = connectionOf(AuditEntry);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'What an organisation read of a dataset on a day (使用统计)',
})
export class AuditUsage {
  @Field(() => ID, { description: 'Id of the dataset; `act/…` for an act of the hub (数据集)' })
  datasetId!: string;

  @Field(() => AuditedOrganisation, {
    nullable: true,
    description: 'Who read; null for the anonymous caller (使用单位)',
  })
  organisation!: AuditedOrganisation | null;

  @Field(() => DateScalar, { description: 'The day in Beijing (日期)' })
  day!: string;

  @Field(() => Float, { description: 'Operations that read it, a whole number (读取次数)' })
  reads!: number;

  @Field(() => Float, {
    description: 'Rows answered, a whole number, as far as outcomes are on record (行数)',
  })
  rows!: number;
}

@InputType({ description: 'Filters of the audit log; all that are given must match (筛选条件)' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'Id of a dataset read or refused (数据集)' })
  dataset?: string | null;

  @Field(() => OrganisationInput, { nullable: true, description: 'Who asked (访问单位)' })
  organisation?: OrganisationInput | null;

  @Field(() => ID, { nullable: true, description: 'Account or client (主体)' })
  subject?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From then on (起始时间)' })
  from?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before then (截止时间，不含)' })
  to?: string | null;

  @Field(() => [AuditKindEnum], { nullable: true, description: 'Only these kinds (类别)' })
  kinds?: ('INTENT' | 'REFUSAL' | 'EVENT')[] | null;

  @Field(() => OutcomeEnum, { nullable: true, description: 'Only what ended so (结果)' })
  outcome?: 'ANSWERED' | 'FAILED' | 'NONE' | null;
}

@ArgsType()
export class AuditArgs {
  @Field(() => AuditViewEnum, { description: 'How much of it (视角)' })
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
  @Field(() => AuditViewEnum, { description: 'How much of the audit log (视角)' })
  view!: 'OWNER' | 'READER' | 'WHOLE';

  @Field(() => DateScalar, { description: 'First day, in Beijing (起始日期)' })
  from!: string;

  @Field(() => DateScalar, {
    description: 'Day before which it ends, at most 366 later (截止日期，不含)',
  })
  to!: string;

  @Field(() => ID, { nullable: true, description: 'Only this dataset (数据集)' })
  dataset?: string | null;

  @Field(() => OrganisationInput, { nullable: true, description: 'Only who asked (访问单位)' })
  organisation?: OrganisationInput | null;
}
