import { ArgsType, Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { ListSize } from '../../graphql/list-size';
import { DateTimeScalar } from '../../graphql/scalars';
import { Plumbing } from '../../sharing/in-dataset';
import { IndicatorReference } from '../observations/measured.type';
import { Averaging, QualityFlag } from '../vocabulary';
import { GapReason } from './gap-reason';
import { MAX_GAPS } from './gaps';

/** Arguments of `coverage`. */
@ArgsType()
export class CoverageArgs {
  @Field(() => String, { description: 'Code or symbol of the indicator: a34004, pm25 (指标)' })
  indicator!: string;

  @Field(() => DateTimeScalar, { description: 'Start, inclusive (开始)' })
  from!: string;

  @Field(() => DateTimeScalar, {
    description: 'End, exclusive; at most 400 days after the start (结束)',
  })
  to!: string;
}

/** Consecutive intervals without a usable value. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Consecutive intervals without a usable value, for one reason (缺数时段)',
})
export class CoverageGap {
  @Field(() => DateTimeScalar, { description: 'Start of the first interval (开始时间)' })
  from!: string;

  @Field(() => DateTimeScalar, { description: 'End of the last interval, exclusive (结束时间)' })
  to!: string;

  @Field(() => Int, { description: 'Number of expected values (应测数)' })
  missing!: number;

  @Field(() => GapReason, { description: 'Why they are missing (缺数原因)' })
  why!: GapReason;

  @Field(() => QualityFlag, {
    nullable: true,
    description: 'The mark, if the values came with one (数据标识)',
  })
  flag!: QualityFlag | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason that the steward declared (停测原因)',
  })
  declared!: string | null;
}

/** Number of values of a series, and of those that are expected of it. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description:
    'How many values of a series there are in a period, of how many that are expected by the reporting interval that is declared for its kind of station (数据捕获率与有效率)',
})
export class Coverage {
  @Field(() => IndicatorReference, { description: 'Measured quantity (指标)' })
  indicator!: IndicatorReference;

  @Field(() => Averaging, { description: 'Averaging period of one observation (平均周期)' })
  averaging!: Averaging;

  @Field(() => String, { nullable: true, description: 'Depth or height (深度或高度)' })
  depth!: string | null;

  @Field(() => String, { nullable: true, description: 'Method or instrument (监测方法)' })
  method!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of expected values that have ended by now and that the caller may read; null where no reporting interval is declared (应测数)',
  })
  expected!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of these with any value, usable or not (实收数)',
  })
  received!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of these with a usable value (有效数)',
  })
  observed!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '`observed` of `expected`, percent; null if none is expected (数据有效率)',
  })
  percent!: number | null;

  @ListSize(MAX_GAPS)
  @Field(() => [CoverageGap], {
    nullable: true,
    description:
      'Intervals without a usable value, oldest first; null where none is expected (缺数时段)',
  })
  gaps!: CoverageGap[] | null;
}
