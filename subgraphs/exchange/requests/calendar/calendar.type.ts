import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { DateScalar } from '../../../../shared/graphql/scalars';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { CalendarCertaintyEnum, CalendarDayKindEnum } from '../request-vocabulary.type';

@Internal('SEE_CATALOGUE')
@ObjectType({
  simpleResolvers: true,
  description: 'A day spent against the rule of its weekday; all others go by weekday (工作日历)',
})
export class CalendarDay {
  @Field(() => DateScalar, { description: 'The day (日期)' })
  day!: string;

  @Field(() => CalendarDayKindEnum, { description: 'Off or worked (类别)' })
  kind!: keyof typeof CalendarDayKindEnum;

  @Field(() => String, { description: 'What for (名称)' })
  name!: string;

  @Field(() => String, { description: 'What it rests on (来源)' })
  source!: string;

  @Field(() => CalendarCertaintyEnum, { description: 'How well it is known (依据)' })
  certainty!: keyof typeof CalendarCertaintyEnum;
}

@InputType({ description: 'A day as the operator enters it (日历登记)' })
export class CalendarDayInput {
  @Field(() => DateScalar, { description: 'The day (日期)' })
  day!: string;

  @Field(() => CalendarDayKindEnum, { description: 'Off or worked (类别)' })
  kind!: keyof typeof CalendarDayKindEnum;

  @LongestText(50)
  @Field(() => String, { description: 'What for (名称)' })
  name!: string;

  @LongestText(200)
  @Field(() => String, { description: 'Notice or document that it rests on (来源)' })
  source!: string;
}

@Internal('SEE_CATALOGUE')
@ObjectType({
  simpleResolvers: true,
  description: 'How many working days an answer of sharing may take (办理时限)',
})
export class DeadlineRule {
  @Field(() => ID, { description: 'Name of the deadline: `answer` (标识)' })
  id!: string;

  @Field(() => String, { description: 'What it is for, in Chinese (名称)' })
  nameZh!: string;

  @Field(() => String, { description: 'What it is for, in English (英文名称)' })
  nameEn!: string;

  @Field(() => Int, { description: 'Working days in this hub (本平台工作日)' })
  workingDays!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Working days by the rule in force today; null if none is known (规定工作日)',
  })
  ruledWorkingDays!: number | null;

  @Field(() => String, { nullable: true, description: 'The rule in force today (依据)' })
  source!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How sure the rule is: MEMORY_CERTAIN or MEMORY_MEDIUM, not re-read here (可靠程度)',
  })
  certainty!: string | null;
}
