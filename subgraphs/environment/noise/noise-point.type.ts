import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/scalars';
import { Provenance, ReviewState } from '../../../shared/monitoring/vocabulary';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import { ListSize } from '../../../shared/graphql/list-size';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Noise of one network day, 06:00 of the date to 06:00 of the next, by energy mean of the measurements, with the limits of the zone (昼夜等效声级)',
})
export class NoiseDay {
  @Field(() => DateScalar, { description: 'Date of the day part (日期)' })
  day!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Ld: energy mean of 06:00 to 22:00, dB, A-weighted (昼间等效声级)',
  })
  ld!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Ln: energy mean of 22:00 to 06:00, dB, A-weighted (夜间等效声级)',
  })
  ln!: number | null;

  @Field(() => Int, {
    description: 'Number of usable measurements in Ld; 16 for all hours (昼间样本数)',
  })
  daySamples!: number;

  @Field(() => Int, {
    description: 'Number of usable measurements in Ln; 8 for all hours (夜间样本数)',
  })
  nightSamples!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Standard of the limits; null if the zone is not known (标准)',
  })
  standard!: string | null;

  @Field(() => Int, { nullable: true, description: 'Limit of Ld, dB (昼间限值)' })
  dayLimit!: number | null;

  @Field(() => Int, { nullable: true, description: 'Limit of Ln, dB (夜间限值)' })
  nightLimit!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether Ld meets its limit (昼间达标)' })
  isDayCompliant!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether Ln meets its limit (夜间达标)' })
  isNightCompliant!: boolean | null;

  @Field(() => ReviewState, {
    description: 'UNREVIEWED (未经审核) unless all values used are reviewed (审核状态)',
  })
  review!: ReviewState;

  @ListSize(2)
  @Field(() => [Provenance], {
    description: 'Origins of the values, without duplicates (数据来源)',
  })
  provenance!: Provenance[];
}

/** The arguments of `levels`. */
@ArgsType()
export class NoiseDaysArgs {
  @Field(() => DateScalar, { description: 'First day, inclusive (开始)' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day, exclusive (结束)' })
  to!: string;
}
