import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../graphql/connection';
import { ListSize } from '../../graphql/list-size';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars';
import { Plumbing } from '../../sharing/in-dataset';
import { IndicatorReference } from '../observations/measured.type';
import { Averaging, QualityFlag, ReviewState } from '../vocabulary';
import { FlagCount } from './review-act.type';

/** A value beside those that wait for review. */
@Plumbing()
@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'A value as stored, for review (待审核数值)' })
export class ReviewValue {
  @Field(() => DateTimeScalar, { description: 'Start of the interval, UTC (时间)' })
  at!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Value in the unit of the indicator; null if missing or below its limit (数值)',
  })
  value!: number | null;

  @Field(() => QualityFlag, { description: 'Its flag (数据标识)' })
  flag!: QualityFlag;

  @Field(() => ReviewState, { description: 'Whether it is reviewed (审核状态)' })
  review!: ReviewState;
}

/** The unreviewed values of one series of a station on a day. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'The unreviewed values of one series on a day, with the values around (待审核序列)',
})
export class UnreviewedSeries {
  @Field(() => IndicatorReference, { description: 'Measured quantity (指标)' })
  indicator!: IndicatorReference;

  @Field(() => Averaging, { description: 'Averaging period of one value (平均周期)' })
  averaging!: Averaging;

  @Field(() => Int, { description: 'Number of unreviewed values (待审核数量)' })
  values!: number;

  @ListSize(12)
  @Field(() => [FlagCount], { description: 'The same by flag (各标识数量)' })
  flags!: FlagCount[];

  @Field(() => ReviewValue, { description: 'The first of them (首个数值)' })
  firstValue!: ReviewValue;

  @Field(() => ReviewValue, { description: 'The last of them (末个数值)' })
  lastValue!: ReviewValue;

  @Field(() => ReviewValue, {
    nullable: true,
    description: 'The value before the first; null if there is none (之前数值)',
  })
  before!: ReviewValue | null;

  @Field(() => ReviewValue, {
    nullable: true,
    description: 'The value after the last; null if there is none (之后数值)',
  })
  after!: ReviewValue | null;
}

/** The unreviewed values of a station on a day of its network. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'The unreviewed values of a station on a day of its network (待审核站点日)',
})
export class UnreviewedDay {
  @Field(() => ID, { description: 'Id of the station (站点标识)' })
  stationId!: string;

  @Field(() => String, { description: 'Name of the station (站点名称)' })
  stationNameZh!: string;

  @Field(() => String, { description: 'Kind of the station (站点类型)' })
  stationKind!: string;

  @Field(() => DateScalar, { description: 'Day of its network (日期)' })
  day!: string;

  @Field(() => Int, { description: 'Number of unreviewed values (待审核数量)' })
  values!: number;

  @ListSize(12)
  @Field(() => [FlagCount], { description: 'The same by flag (各标识数量)' })
  flags!: FlagCount[];

  @Field(() => DateTimeScalar, { description: 'Start of the first of them, UTC (最早时间)' })
  firstAt!: string;

  @Field(() => DateTimeScalar, { description: 'Start of the last of them, UTC (最晚时间)' })
  lastAt!: string;

  @ListSize(60)
  @Field(() => [UnreviewedSeries], { description: 'The same by series (各序列)' })
  series!: UnreviewedSeries[];
}

/** A page of station days with unreviewed values. */
export const UnreviewedDayConnection = connectionOf(UnreviewedDay);
