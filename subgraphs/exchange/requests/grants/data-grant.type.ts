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
  description: 'Access to one dataset that an approved request gives (数据授权)',
})
export class DataGrant {
  @Field(() => ID, { description: 'Unique id (标识)' })
  id!: string;

  @Field(() => String, { description: 'Number of the document of the decision (文号)' })
  number!: string;

  @Field(() => PartyKindEnum, {
    description: 'Kind of the organisation that holds it (被授权单位类别)',
  })
  granteeKind!: keyof typeof PartyKindEnum;

  @Field(() => ID, { description: 'Id of the organisation that holds it (被授权单位标识)' })
  granteeId!: string;

  @Field(() => ID, { description: 'Id of the dataset (数据集标识)' })
  datasetId!: string;

  @Field(() => Int, {
    description:
      'Version of the list of fields of the dataset when the grant was given (数据集版本)',
  })
  datasetVersion!: number;

  @ListSize(60)
  @Field(() => [String], {
    description: 'Fields that it gives access to, as `Type.field`; never fields added later (字段)',
  })
  fields!: string[];

  @ListSize(7)
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the districts; null: all (县市区)',
  })
  districts!: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the data; null: no bound (数据起始)',
  })
  dataFrom!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'End of the data, exclusive; null: no bound (数据截止)',
  })
  dataBefore!: string | null;

  @Field(() => String, { description: 'Purpose of the grant (使用用途)' })
  purpose!: string;

  @Field(() => DateScalar, { description: 'First day (生效日期)' })
  validFrom!: string;

  @Field(() => DateScalar, { description: 'First day on which it is no longer valid (截止日期)' })
  until!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Operations per day; null: unlimited (每日使用次数)',
  })
  operationsPerDay!: number | null;

  @Field(() => String, { description: 'Account that decided it (决定人)' })
  givenBy!: string;

  @Field(() => DateTimeScalar, { description: 'Time of the grant (授权时间)' })
  givenAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of revocation; null: not revoked (撤销时间)',
  })
  revokedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Reason of revocation (撤销理由)' })
  revokedBecause!: string | null;

  @Field(() => Boolean, {
    description: 'Fictitious, for the demonstration: it has no effect in other hubs (演示)',
  })
  isDemonstration!: boolean;
}

/** A page of grants. */
export const DataGrantConnection = connectionOf(DataGrant);

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'A grant as it would be given now (拟授权)' })
export class GrantPreview {
  @Field(() => ID, { description: 'Id of the dataset (数据集标识)' })
  datasetId!: string;

  @Field(() => Int, { description: 'Present version of the list of fields (数据集版本)' })
  datasetVersion!: number;

  @ListSize(60)
  @Field(() => [String], {
    description: 'Fields that it would give access to, as `Type.field` (字段)',
  })
  fields!: string[];

  @ListSize(7)
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the districts; null: all (县市区)',
  })
  districts!: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the data; null: no bound (数据起始)',
  })
  dataFrom!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'End of the data, exclusive; null: no bound (数据截止)',
  })
  dataBefore!: string | null;

  @Field(() => DateScalar, { description: 'First day (生效日期)' })
  validFrom!: string;

  @Field(() => DateScalar, {
    description: 'First day on which it would no longer be valid (截止日期)',
  })
  until!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Operations per day; null: unlimited (每日使用次数)',
  })
  operationsPerDay!: number | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Effect of a grant on one field of a dataset (逐字段预览)',
})
export class FieldPreview {
  @Field(() => ID, { description: 'Id of the dataset (数据集标识)' })
  datasetId!: string;

  @Field(() => String, { description: 'The field, as `Type.field` (字段)' })
  coordinate!: string;

  @Field(() => Boolean, { description: 'Whether the grant names it (是否在授权内)' })
  isInGrant!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the applicant may read the field today (当前可读)',
  })
  opensNow!: boolean;

  @Field(() => String, {
    description: 'Reason of the present access decision (当前原因)',
  })
  becauseNow!: string;

  @Field(() => Boolean, {
    description: 'Whether the applicant could read the field with the grant (授权后可读)',
  })
  opens!: boolean;

  @Field(() => String, { description: 'Reason of the access decision with the grant (授权后原因)' })
  because!: string;
}

@Internal('SEE_SELF')
@ObjectType({
  simpleResolvers: true,
  description: 'A purpose for which data are granted (已获授权的用途)',
})
export class GrantedPurpose {
  @Field(() => String, { description: 'The purpose, as chosen at sign-in (使用用途)' })
  purpose!: string;

  @Field(() => DateScalar, {
    description: 'First day on which none of its grants is valid (截止日期)',
  })
  until!: string;

  @ListSize(20)
  @Field(() => [ID], { description: 'Ids of the datasets granted for it (数据集)' })
  datasetIds!: string[];
}
