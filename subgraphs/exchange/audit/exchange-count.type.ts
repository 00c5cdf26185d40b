import { ArgsType, Field, Float, ID, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/scalars';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import { OrganisationInput } from '../organisation-input.type';
import { AuditedOrganisation } from './audited.type';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'How often a dataset was asked for by an organisation on a day: no person, no field, no key (交换统计)',
})
export class ExchangeCount {
  @Field(() => ID, { description: 'Id of the dataset (数据集)' })
  datasetId!: string;

  @Field(() => AuditedOrganisation, {
    nullable: true,
    description: 'Who asked; null for the anonymous caller (访问单位)',
  })
  organisation!: AuditedOrganisation | null;

  @Field(() => DateScalar, { description: 'The day in Beijing (日期)' })
  day!: string;

  @Field(() => Float, { description: 'Operations that asked for it, a whole number (操作次数)' })
  operations!: number;

  @Field(() => Float, { description: 'Of them, those that read some of it (读取次数)' })
  reads!: number;

  @Field(() => Float, { description: 'Of them, those that were refused some of it (拒绝次数)' })
  refusals!: number;

  @Field(() => Float, {
    description: 'Rows answered, a whole number, as far as outcomes are on record (行数)',
  })
  rows!: number;
}

@ArgsType()
export class ExchangeCountArgs {
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
