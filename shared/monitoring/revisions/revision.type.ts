import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../graphql/connection';
import { DateTimeScalar } from '../../graphql/scalars';
import { Plumbing } from '../../sharing/in-dataset';
import { IndicatorReference } from '../observations/measured.type';
import { Averaging, Provenance, QualityFlag } from '../vocabulary';

/** One version of a corrected value. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'One version of a corrected value, with its source and the time until which it was current (修订记录)',
})
export class Revision {
  @Field(() => IndicatorReference, { description: 'Measured quantity (指标)' })
  indicator!: IndicatorReference;

  @Field(() => Averaging, { description: 'Averaging period of the observation (平均周期)' })
  averaging!: Averaging;

  @Field(() => String, {
    nullable: true,
    description: 'Depth or height, with its unit, if the station measures at several (深度或高度)',
  })
  depth!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Method or instrument, if the station uses several (监测方法)',
  })
  method!: string | null;

  @Field(() => DateTimeScalar, { description: 'Start of the observation, UTC (开始时间)' })
  from!: string;

  @Field(() => Int, { description: 'Number of the version; 0 as first reported (修订序号)' })
  revision!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Value of this version; null when below the detection limit or not usable (监测值)',
  })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Detection limit, if the value was below it (检出限)',
  })
  detectionLimit!: number | null;

  @Field(() => String, { description: 'Unit, UCUM (计量单位)' })
  unit!: string;

  @Field(() => QualityFlag, { description: 'Quality flag of this version (数据标识)' })
  flag!: QualityFlag;

  @Field(() => ID, { description: 'Batch that delivered this version (数据批次)' })
  batch!: string;

  @Field(() => String, { description: 'Feed that delivered this version (数据通道)' })
  feed!: string;

  @Field(() => String, { description: 'Sender as named in the batch (报送来源)' })
  source!: string;

  @Field(() => DateTimeScalar, { description: 'Time of delivery, UTC (报送时间)' })
  recordedAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Time at which the next version replaced it, UTC; null for the current version (被修订时间)',
  })
  replacedAt!: string | null;

  @Field(() => Provenance, { description: 'Measured, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;
}

/** A page of revisions. */
export const RevisionConnection = connectionOf(Revision);
