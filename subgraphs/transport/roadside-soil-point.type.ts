import { Field, Int, ObjectType } from 'type-graphql';
import { RestrictedMeasurements } from '../../shared/monitoring/observations/restricted-measurements';
import { SoilRiskAssessment } from '../../shared/monitoring/assessment/soil-risk-assessment';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Measured } from '../../shared/graphql/list-size';

@InDataset('transport/port-corridor-soil-metals')
@Measured({ series: 8, seriesOfIndicator: 1, everySeconds: 86_400 })
@ObjectType({
  description: 'Heavy metals at one soil point beside a road, mg/kg of dry soil (路侧土壤重金属)',
})
export class RoadsideSoilMetals extends RestrictedMeasurements {
  @Field(() => SoilRiskAssessment, {
    nullable: true,
    description: 'Risk by GB 15618-2018 of the newest sample (土壤污染风险)',
  })
  risk!: SoilRiskAssessment | null;
}

@InDataset('transport/port-corridor-soil')
@ObjectType({
  simpleResolvers: true,
  description:
    'Number of soil points beside roads in each risk category of GB 15618-2018, by the newest sample of each; published for at least five points, each number rounded down to a multiple of five (路侧土壤污染风险汇总)',
})
export class RoadsideSoilSummary {
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
