import { Field, Float, Int, ObjectType } from 'type-graphql';
import { AirQualityAssessment } from '../../../shared/monitoring/assessment/air-quality-assessment';
import { IndicatorReference } from '../../../shared/monitoring/observations/measured.type';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import { ListSize } from '../../../shared/graphql/list-size';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Mean of one item over the city points of a district (单项均值)',
})
export class DistrictAirMean {
  @Field(() => IndicatorReference, { description: 'The item (指标)' })
  indicator!: IndicatorReference;

  @Field(() => Float, { description: 'Hourly mean over the points, in `unit` (平均浓度)' })
  value!: number;

  @Field(() => String, { description: 'Unit, UCUM (计量单位)' })
  unit!: string;

  @Field(() => Int, { description: 'Number of points in the mean (站点数)' })
  stations!: number;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Air quality of a district in one hour: means over its city points without background points, and their index (区域空气质量)',
})
export class DistrictAirQuality {
  @Field(() => DateTimeScalar, { description: 'Start of the hour, UTC (时段)' })
  at!: string;

  @ListSize(6)
  @Field(() => [DistrictAirMean], { description: 'Mean of each item (各项均值)' })
  means!: DistrictAirMean[];

  @Field(() => AirQualityAssessment, { description: 'Index of these means (空气质量评价)' })
  assessment!: AirQualityAssessment;
}
