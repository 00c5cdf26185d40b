import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { DateScalar } from '../../../../shared/graphql/scalars';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { CalendarCertaintyEnum, CalendarDayKindEnum } from '../request-vocabulary.type';

@Internal('SEE_CATALOGUE')
@ObjectType({
  simpleResolvers: true,
  description:
    'A day that differs from the rule of its weekday; all other days follow their weekday (工作日历)',
})
export class CalendarDay {
  @Field(() => DateScalar, { description: 'The day (日期)' })
  day!: string;

  @Field(() => CalendarDayKindEnum, { description: 'Holiday or working day (类别)' })
  kind!: keyof typeof CalendarDayKindEnum;

  @Field(() => String, { description: 'Name of the occasion (名称)' })
  name!: string;

  @Field(() => String, { description: 'Source (来源)' })
  source!: string;

  @Field(() => CalendarCertaintyEnum, { description: 'Certainty of the day (依据)' })
  certainty!: keyof typeof CalendarCertaintyEnum;
}

@InputType({ description: 'A day that the operator enters (日历登记)' })
export class CalendarDayInput {
  @Field(() => DateScalar, { description: 'The day (日期)' })
  day!: string;

  @Field(() => CalendarDayKindEnum, { description: 'Holiday or working day (类别)' })
  kind!: keyof typeof CalendarDayKindEnum;

  @LongestText(50)
  @Field(() => String, { description: 'Name of the occasion (名称)' })
  name!: string;

  @LongestText(200)
  @Field(() => String, { description: 'Notice or document that orders it (来源)' })
  source!: string;
}

@Internal('SEE_CATALOGUE')
@ObjectType({
  simpleResolvers: true,
  description: 'Number of working days that an answer to a request may take (办理时限)',
})
export class DeadlineRule {
  @Field(() => ID, { description: 'Name of the deadline: `answer` (标识)' })
  id!: string;

  @Field(() => String, { description: 'Subject of the deadline, in Chinese (名称)' })
  nameZh!: string;

  @Field(() => String, { description: 'Subject of the deadline, in English (英文名称)' })
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
      'Certainty of the rule: MEMORY_CERTAIN or MEMORY_MEDIUM, cited from memory and not compared with the source (可靠程度)',
  })
  certainty!: string | null;
}
