import { Field, Int, ObjectType } from 'type-graphql';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset, Plumbing } from '../../../shared/sharing/in-dataset';
import { ListSize } from '../../../shared/graphql/list-size';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Number in each risk category of GB 15618, rounded down to a multiple of five; 0 means fewer than five points (各风险类别数量)',
})
export class FarmlandRiskCounts {
  @Field(() => Int, { description: 'At or below the screening values (优先保护)' })
  low!: number;

  @Field(() => Int, {
    description: 'Above the screening values, up to the intervention values (安全利用)',
  })
  control!: number;

  @Field(() => Int, { description: 'Above the intervention values (严格管控)' })
  strict!: number;

  @Field(() => Int, {
    description: 'Not assessed: without a pH, or from before the standard was in force (未评价)',
  })
  unjudged!: number;
}

@InDataset('agriculture/farmland-soil')
@ObjectType({
  simpleResolvers: true,
  description:
    'Summary of the soil risk at the farmland points of a district in one year; published for at least five points (耕地土壤风险汇总)',
})
export class FarmlandRisk {
  @Field(() => Int, { description: 'Year of the samples, Beijing time (年份)' })
  year!: number;

  @Field(() => Boolean, {
    description:
      'Whether the figures are suppressed because there are fewer than five points (是否抑制)',
  })
  isSuppressed!: boolean;

  @Field(() => FarmlandRiskCounts, {
    nullable: true,
    description: 'Points by the risk of their newest sample of the year (点位数)',
  })
  points!: FarmlandRiskCounts | null;

  @Field(() => FarmlandRiskCounts, {
    nullable: true,
    description:
      'Samples by their risk; a sample comprises the values of one point on one day (样品数)',
  })
  samples!: FarmlandRiskCounts | null;

  @Field(() => String, {
    nullable: true,
    description: 'Standard of the assessment: GB 15618-2018; null if none was in force (评价标准)',
  })
  standard!: string | null;

  @ListSize(2)
  @Field(() => [Provenance], { description: 'Origin of the samples (数据来源)' })
  provenance!: Provenance[];
}
