import { Field, Int, ObjectType } from 'type-graphql';
import { RestrictedMeasurements } from '../../../shared/monitoring/observations/restricted-measurements';
import { SoilRiskAssessment } from '../../../shared/monitoring/assessment/soil-risk-assessment';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Measured } from '../../../shared/graphql/list-size';

@InDataset('environment/soil-point-metals')
@Measured({ series: 8, seriesOfIndicator: 1, everySeconds: 86_400 })
@ObjectType({
  description:
    'Heavy metals at one soil point: cadmium, mercury, arsenic, lead, chromium, copper, nickel, zinc (土壤点位重金属)',
})
export class SoilPointMetals extends RestrictedMeasurements {
  @Field(() => SoilRiskAssessment, {
    nullable: true,
    description: 'Risk by GB 15618-2018 of the newest sample (土壤污染风险)',
  })
  risk!: SoilRiskAssessment | null;
}

@InDataset('environment/soil-quality')
@ObjectType({
  simpleResolvers: true,
  description:
    'Number of soil points of a district in each risk category of GB 15618-2018, by the newest sample of each; published for at least five points, each number rounded down to a multiple of five (土壤污染风险汇总)',
})
export class SoilRiskSummary {
  @Field(() => Int, {
    description: 'Sum of the published numbers of the three categories (评价点位数)',
  })
  points!: number;

  @Field(() => Int, { description: 'Points at or below the screening values (优先保护)' })
  low!: number;

  @Field(() => Int, {
    description: 'Points above the screening values, up to the intervention values (安全利用)',
  })
  control!: number;

  @Field(() => Int, { description: 'Points above the intervention values (严格管控)' })
  strict!: number;
}
