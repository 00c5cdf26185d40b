import { ArgsType, Field, Int } from 'type-graphql';
import { DateTimeScalar } from '../../graphql/scalars';
import { Averaging, Days, Step } from '../vocabulary';

@ArgsType()
abstract class IndicatorPeriodArgs {
  @Field(() => String, { description: 'Code or symbol of the indicator: a34004, pm25 (指标)' })
  indicator!: string;

  @Field(() => DateTimeScalar, { description: 'Start, inclusive (开始)' })
  from!: string;

  @Field(() => DateTimeScalar, { description: 'End, exclusive (结束)' })
  to!: string;
}

/** Arguments of `series`. */
@ArgsType()
export class SeriesArgs extends IndicatorPeriodArgs {
  @Field(() => Step, {
    defaultValue: Step.RAW,
    description: 'RAW, or aggregated by HOUR, DAY or MONTH (步长)',
  })
  step!: Step;

  @Field(() => Days, {
    defaultValue: Days.NETWORK,
    description:
      'Days of DAY and MONTH: those of the network, or calendar days of at most 1,100 days (日界)',
  })
  days!: Days;

  @Field(() => Averaging, {
    nullable: true,
    description: 'Only series of this averaging period (平均周期)',
  })
  averaging?: Averaging | null;
}

/** Arguments of `observations`. */
@ArgsType()
export class ObservationArgs extends IndicatorPeriodArgs {
  @Field(() => Int, { defaultValue: 100, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;
}
