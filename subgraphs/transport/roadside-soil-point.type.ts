import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { RestrictedMeasurements } from '../../shared/monitoring/observations/restricted-measurements';
import {
  SoilLandUse,
  SoilRiskAssessment,
} from '../../shared/monitoring/assessment/soil-risk-assessment';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';
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
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Soil point on farmland beside a trunk road or port, sampled yearly; pH is open (路侧土壤监测点)',
})
export class RoadsideSoilPoint extends Station {
  @Field(() => String, { nullable: true, description: 'Road it lies beside (道路名称)' })
  roadName!: string | null;

  @Field(() => SoilLandUse, { nullable: true, description: 'Use of the land (土地利用类型)' })
  landUse!: SoilLandUse | null;

  @InDataset('transport/port-corridor-soil-metals')
  @Field(() => RoadsideSoilMetals, {
    nullable: true,
    description: 'Heavy metals of this point; shared on request (重金属含量)',
  })
  metals!: RoadsideSoilMetals | null;
}

@InDataset('transport/port-corridor-soil')
@ObjectType({
  simpleResolvers: true,
  description:
    'How many soil points beside roads are in which risk by GB 15618-2018, newest sample of each, as known of at least five points; each number is rounded down to a multiple of five (路侧土壤污染风险汇总)',
})
export class RoadsideSoilSummary {
  @Field(() => Int, { description: 'Points in the three classes, as published (评价点位数)' })
  points!: number;

  @Field(() => Int, { description: 'Points at or below screening (优先保护)' })
  low!: number;

  @Field(() => Int, { description: 'Points above screening, up to intervention (安全利用)' })
  control!: number;

  @Field(() => Int, { description: 'Points above intervention (严格管控)' })
  strict!: number;
}
