import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import { ListSize, Weight } from '../../../shared/graphql/list-size';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'An organisation, as the audit log names it (单位)',
})
export class AuditedOrganisation {
  @Field(() => String, { description: 'DEPARTMENT, PARTNER or ENTERPRISE (类别)' })
  kind!: string;

  @Field(() => ID, { description: 'Id of the organisation (标识)' })
  id!: string;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'The caller, as the audit log stores it (访问者)',
})
export class AuditedCaller {
  @Field(() => ID, { description: 'Account or client; `public` for the anonymous caller (主体)' })
  subject!: string;

  @Field(() => String, { description: 'PERSON, MACHINE or NOBODY (主体类别)' })
  kind!: string;

  @Field(() => AuditedOrganisation, {
    nullable: true,
    description: 'Organisation of the caller (单位)',
  })
  organisation!: AuditedOrganisation | null;

  @ListSize(5)
  @Field(() => [String], { description: 'Roles that the caller held at that time (岗位)' })
  posts!: string[];

  @Field(() => String, { nullable: true, description: 'Purpose that the caller had chosen (用途)' })
  purpose!: string | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'A dataset, or internal action of the hub, that was read, and why this was permitted (读取内容)',
})
export class AuditedRead {
  @Field(() => ID, {
    description: 'Id of the dataset; `act/…` for an internal action of the hub (数据集)',
  })
  datasetId!: string;

  @Field(() => String, { description: 'Reason: GRANT, STANDING_RIGHT, OWNER, POST … (允许原因)' })
  because!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Clause, task with its document, or number of the grant; null for the owner (依据)',
  })
  cites!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Grant that permitted the read; null: none (授权)',
  })
  grantId!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Operations per day that the grant allowed; null: unlimited (日限次)',
  })
  operationsPerDay!: number | null;

  @ListSize(40)
  @Field(() => [String], { description: 'Requested fields, as `Type.field` (字段)' })
  coordinates!: string[];
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A dataset, or internal action of the hub, that was refused, and why (拒绝内容)',
})
export class AuditedRefusal {
  @Field(() => ID, {
    description: 'Id of the dataset; `act/…` for an internal action of the hub (数据集)',
  })
  datasetId!: string;

  @Field(() => String, { description: 'Reason: NO_RIGHT, WITHHELD, QUOTA, POST … (拒绝原因)' })
  because!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Grant whose daily quota was used up; null for other reasons than QUOTA (授权)',
  })
  grantId!: string | null;

  @ListSize(40)
  @Field(() => [String], { description: 'Requested fields, as `Type.field` (字段)' })
  coordinates!: string[];
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'An operation without its literals, which may be payload (操作)',
})
export class AuditedOperation {
  @Field(() => String, { description: 'Hash of its text, SHA-256, base64url (哈希值)' })
  hash!: string;

  @Field(() => String, { nullable: true, description: 'Name that its caller gave it (名称)' })
  name!: string | null;

  @Weight(10)
  @Field(() => String, { nullable: true, description: 'GraphQL, literals as "*" (文本)' })
  text!: string | null;
}

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'Rows answered of a dataset (行数)' })
export class AuditedRows {
  @Field(() => ID, { description: 'Id of the dataset (数据集)' })
  datasetId!: string;

  @Field(() => Float, { description: 'How many, a whole number (行数)' })
  rows!: number;
}

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'How an operation ended (结果)' })
export class AuditedOutcome {
  @Field(() => ID, { description: 'Place of the outcome in the chain (序号)' })
  sequence!: string;

  @Field(() => DateTimeScalar, { description: 'When it was written (时间)' })
  at!: string;

  @Field(() => String, { description: 'ANSWERED or FAILED (结果)' })
  outcome!: string;

  @ListSize(20)
  @Field(() => [AuditedRows], { description: 'Rows answered, by dataset (行数)' })
  rows!: AuditedRows[];

  @ListSize(8)
  @Field(() => [ID], { description: 'Departments whose systems were asked (被访问部门)' })
  subgraphs!: string[];
}

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'What an event says: one of its facts (要素)' })
export class AuditedFact {
  @Field(() => String, { description: 'Its name (名称)' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its value as text (值)' })
  value!: string | null;
}
