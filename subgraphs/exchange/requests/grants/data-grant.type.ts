import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../shared/graphql/connection';
import { DateScalar, DateTimeScalar } from '../../../../shared/graphql/scalars';
import { Internal, Plumbing } from '../../../../shared/sharing/in-dataset';
import { PartyKindEnum } from '../request-vocabulary.type';
import { ListSize } from '../../../../shared/graphql/list-size';

@Internal(
  'ASK_FOR_DATA',
  'CHECK_REQUESTS',
  'DRAFT_DECISIONS',
  'DECIDE_REQUESTS',
  'READ_WHOLE_RECORD',
)
@ObjectType({
  simpleResolvers: true,
  description: 'What an approved request gives of one dataset (数据授权)',
})
export class DataGrant {
  @Field(() => ID, { description: 'Unique id (标识)' })
  id!: string;

  @Field(() => String, { description: 'Number of the document that gives it (文号)' })
  number!: string;

  @Field(() => PartyKindEnum, {
    description: 'Kind of the organisation that has it (被授权单位类别)',
  })
  granteeKind!: keyof typeof PartyKindEnum;

  @Field(() => ID, { description: 'Id of the organisation that has it (被授权单位标识)' })
  granteeId!: string;

  @Field(() => ID, { description: 'Id of the dataset (数据集标识)' })
  datasetId!: string;

  @Field(() => Int, { description: 'Version of the list of fields when it was given (数据集版本)' })
  datasetVersion!: number;

  @ListSize(60)
  @Field(() => [String], {
    description: 'Fields that it opens, as `Type.field`; none that came later (字段)',
  })
  fields!: string[];

  @ListSize(7)
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the only districts; null: all (县市区)',
  })
  districts!: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the data; null: no bound (数据起始)',
  })
  dataFrom!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Instant by which the data have ended; null: no bound (数据截止)',
  })
  dataBefore!: string | null;

  @Field(() => String, { description: 'Purpose that it is given for (使用用途)' })
  purpose!: string;

  @Field(() => DateScalar, { description: 'First day (生效日期)' })
  validFrom!: string;

  @Field(() => DateScalar, { description: 'First day on which it no longer holds (截止日期)' })
  until!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Operations a day; null: no bound (每日使用次数)',
  })
  operationsPerDay!: number | null;

  @Field(() => String, { description: 'Account that decided it (决定人)' })
  givenBy!: string;

  @Field(() => DateTimeScalar, { description: 'When it was given (授权时间)' })
  givenAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was revoked; null: never (撤销时间)',
  })
  revokedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was revoked (撤销理由)' })
  revokedBecause!: string | null;

  @Field(() => Boolean, {
    description: 'Made up for the demonstration: it opens nothing in a hub that is none (演示)',
  })
  isDemonstration!: boolean;
}

/** A page of grants. */
export const DataGrantConnection = connectionOf(DataGrant);

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'A grant as it would be written now (拟授权)' })
export class GrantPreview {
  @Field(() => ID, { description: 'Id of the dataset (数据集标识)' })
  datasetId!: string;

  @Field(() => Int, { description: 'Version of the list of fields now (数据集版本)' })
  datasetVersion!: number;

  @ListSize(60)
  @Field(() => [String], { description: 'Fields that it would open, as `Type.field` (字段)' })
  fields!: string[];

  @ListSize(7)
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the only districts; null: all (县市区)',
  })
  districts!: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the data; null: no bound (数据起始)',
  })
  dataFrom!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Instant by which the data have ended; null: no bound (数据截止)',
  })
  dataBefore!: string | null;

  @Field(() => DateScalar, { description: 'First day (生效日期)' })
  validFrom!: string;

  @Field(() => DateScalar, { description: 'First day on which it would no longer hold (截止日期)' })
  until!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Operations a day; null: no bound (每日使用次数)',
  })
  operationsPerDay!: number | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'What a grant would do to one field of a dataset (逐字段预览)',
})
export class FieldPreview {
  @Field(() => ID, { description: 'Id of the dataset (数据集标识)' })
  datasetId!: string;

  @Field(() => String, { description: 'The field, as `Type.field` (字段)' })
  coordinate!: string;

  @Field(() => Boolean, { description: 'Whether the grant names it (是否在授权内)' })
  isInGrant!: boolean;

  @Field(() => Boolean, { description: 'Whether the applicant reads it today (当前可读)' })
  opensNow!: boolean;

  @Field(() => String, {
    description: 'Why, or why not, today: a reason of the catalogue (当前原因)',
  })
  becauseNow!: string;

  @Field(() => Boolean, {
    description: 'Whether the applicant would read it with the grant (授权后可读)',
  })
  opens!: boolean;

  @Field(() => String, { description: 'Why, or why not, with the grant (授权后原因)' })
  because!: string;
}

@Internal('SEE_SELF')
@ObjectType({
  simpleResolvers: true,
  description: 'A purpose for which data are granted (已获授权的用途)',
})
export class GrantedPurpose {
  @Field(() => String, { description: 'The purpose, as it is chosen when signing in (使用用途)' })
  purpose!: string;

  @Field(() => DateScalar, {
    description: 'First day on which none of its grants holds (截止日期)',
  })
  until!: string;

  @ListSize(20)
  @Field(() => [ID], { description: 'Ids of the datasets granted for it (数据集)' })
  datasetIds!: string[];
}
