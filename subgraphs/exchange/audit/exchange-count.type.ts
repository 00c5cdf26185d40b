import { ArgsType, Field, Float, ID, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/scalars';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import { OrganisationInput } from '../organisation-input.type';
import { AuditedOrganisation } from './audited.type';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Counts of requests for a dataset by an organisation on a day, without persons, fields and keys (交换统计)',
})
export class ExchangeCount {
  @Field(() => ID, { description: 'Id of the dataset (数据集)' })
  datasetId!: string;

  @Field(() => AuditedOrganisation, {
    nullable: true,
    description: 'Organisation of the caller; null for the anonymous caller (访问单位)',
  })
  organisation!: AuditedOrganisation | null;

  @Field(() => DateScalar, { description: 'The day in Beijing time (日期)' })
  day!: string;

  @Field(() => Float, { description: 'Number of operations that requested the dataset (操作次数)' })
  operations!: number;

  @Field(() => Float, { description: 'Of them, those that read part of it (读取次数)' })
  reads!: number;

  @Field(() => Float, { description: 'Of them, those that were refused part of it (拒绝次数)' })
  refusals!: number;

  @Field(() => Float, {
    description: 'Number of rows returned, of the operations whose outcome is recorded (行数)',
  })
  rows!: number;
}

@ArgsType()
export class ExchangeCountArgs {
  @Field(() => DateScalar, { description: 'First day, in Beijing time (起始日期)' })
  from!: string;

  @Field(() => DateScalar, {
    description: 'Day after the last one, at most 366 days after `from` (截止日期，不含)',
  })
  to!: string;

  @Field(() => ID, { nullable: true, description: 'Only this dataset (数据集)' })
  dataset?: string | null;

  @Field(() => OrganisationInput, {
    nullable: true,
    description: 'Only this organisation (访问单位)',
  })
  organisation?: OrganisationInput | null;
}
