import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../graphql/connection';
import { DateTimeScalar } from '../../graphql/scalars';
import { Plumbing } from '../../sharing/in-dataset';
import { IndicatorReference } from '../observations/observation.type';
import { Averaging, Provenance, QualityFlag } from '../vocabulary';

/** One version of a value that was corrected. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'One version of a value that was corrected: what it was, from whom, until when (修订记录)',
})
export class Revision {
  @Field(() => IndicatorReference, { description: 'What is measured (指标)' })
  indicator!: IndicatorReference;

  @Field(() => Averaging, { description: 'What the observation averages over (平均周期)' })
  averaging!: Averaging;

  @Field(() => String, {
    nullable: true,
    description: 'Depth or height, with its unit, where there are several (深度或高度)',
  })
  depth!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Method or instrument, where there are several (监测方法)',
  })
  method!: string | null;

  @Field(() => DateTimeScalar, { description: 'Start of the observation, UTC (开始时间)' })
  from!: string;

  @Field(() => Int, { description: '0 as first reported, then counting up (修订序号)' })
  revision!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Value of this version; null when below the limit or not usable (监测值)',
  })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Detection limit, where the value lay below it (检出限)',
  })
  detectionLimit!: number | null;

  @Field(() => String, { description: 'Unit, UCUM (计量单位)' })
  unit!: string;

  @Field(() => QualityFlag, { description: 'Quality flag of this version (数据标识)' })
  flag!: QualityFlag;

  @Field(() => ID, { description: 'Batch that brought it (数据批次)' })
  batch!: string;

  @Field(() => String, { description: 'Feed by which it came (数据通道)' })
  feed!: string;

  @Field(() => String, { description: 'Who or what sent it, as the batch names it (报送来源)' })
  source!: string;

  @Field(() => DateTimeScalar, { description: 'When it came, UTC (报送时间)' })
  recordedAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the next version took its place, UTC; null: it stands (被修订时间)',
  })
  replacedAt!: string | null;

  @Field(() => Provenance, { description: 'Measured, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;
}

/** A page of revisions. */
export const RevisionConnection = connectionOf(Revision);
