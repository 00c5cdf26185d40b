import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../../shared/graphql/scalars';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { DeadlineKindEnum } from '../request-vocabulary.type';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Deadline of a request, in working days in Beijing time (办理期限)',
})
export class Deadline {
  @Field(() => DeadlineKindEnum, { description: 'Kind of deadline (期限类别)' })
  kind!: keyof typeof DeadlineKindEnum;

  @Field(() => Int, { description: 'Total of working days, with an extension (总工作日)' })
  workingDays!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day; null while the clock is stopped (到期日)',
  })
  dueOn!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'End of the last day; null while the clock is stopped (到期时刻)',
  })
  endsAt!: string | null;

  @Field(() => Int, {
    description:
      'Working days after today up to the last one; 0 on the last day and later (剩余工作日)',
  })
  workingDaysLeft!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time since which the clock is stopped; null: it runs (暂停时间)',
  })
  stoppedSince!: string | null;

  @Field(() => Boolean, { description: 'Whether the last day is over (是否超期)' })
  isOverdue!: boolean;

  @Field(() => Boolean, { description: 'Whether the deadline was extended (是否延长)' })
  isExtended!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether the holidays of all years in the period are known; if not, the last day may change (节假日是否已公布)',
  })
  isArranged!: boolean;
}
