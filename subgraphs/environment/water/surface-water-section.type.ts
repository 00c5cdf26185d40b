import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import { WaterClass } from '../../../shared/monitoring/assessment/surface-water-assessment';
import { ReviewState } from '../../../shared/monitoring/vocabulary';
import { Plumbing } from '../../../shared/sharing/in-dataset';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Class published by the network itself for one measurement (发布的水质类别)',
})
export class PublishedWaterClass {
  @Field(() => WaterClass, { description: 'Class as published (类别)' })
  class!: WaterClass;

  @Field(() => DateTimeScalar, { description: 'Instant of the measurement, UTC (监测时间)' })
  at!: string;

  @Field(() => Int, { description: 'How often it was corrected (修订次数)' })
  revision!: number;

  @Field(() => ReviewState, {
    description: 'UNREVIEWED (未经审核) until the owner has reviewed the measurement (审核状态)',
  })
  review!: ReviewState;
}
