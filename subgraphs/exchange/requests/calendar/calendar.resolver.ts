import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import {
  DEADLINE_RULES,
  deadlineOn,
  type DeadlineName,
} from '../../../../shared/domain/sharing-rules';
import { DateScalar } from '../../../../shared/graphql/scalars';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { changeCalendar } from './change-calendar';
import type { CalendarDayRow } from './calendar.queries';
import { CalendarDay, CalendarDayInput, DeadlineRule } from './calendar.type';
import type { RequestsContext } from '../requests-context';
import { ListSize, PerItem } from '../../../../shared/graphql/list-size';

@Resolver()
export class CalendarResolver {
  @ListSize(100)
  @Query(() => [CalendarDay], {
    nullable: true,
    description: 'Holidays and working weekends, by which working days are counted (工作日历)',
  })
  calendarDays(
    @Arg('from', () => DateScalar, { nullable: true, description: 'First day (起始)' })
    from: string | null,
    @Arg('to', () => DateScalar, { nullable: true, description: 'Day after the last (截止)' })
    to: string | null,
    @Ctx() { load }: RequestsContext,
  ): Promise<ReadonlyArray<CalendarDayRow>> {
    return load.requests.days(from ?? null, to ?? null);
  }

  @ListSize(6)
  @Query(() => [DeadlineRule], {
    nullable: true,
    description:
      'Number of working days that each answer to a request may take, with the rule (办理时限)',
  })
  deadlineRules(@Ctx() { deadlines, now }: RequestsContext): ReadonlyArray<DeadlineRule> {
    const today = dayOf(now());
    return NAMES.map((id) => {
      const rule = deadlineOn(id, today);
      const { nameZh, nameEn } = DEADLINE_RULES[id];
      return {
        ...{ id, nameZh, nameEn, workingDays: deadlines[id] },
        ruledWorkingDays: rule?.workingDays ?? null,
        source: rule?.source ?? null,
        certainty: rule?.certainty ?? null,
      };
    });
  }

  @Internal('CHECK_REQUESTS')
  @ListSize(366)
  @PerItem({ argument: 'days', size: 1, absent: 1 })
  @Mutation(() => [CalendarDay], {
    nullable: true,
    description:
      'Enters days of the calendar, such as those of a new notice; deadlines are recomputed. Returns those days (登记工作日历)',
  })
  changeCalendar(
    @Arg('days', () => [CalendarDayInput], { description: 'The days (日期)' })
    days: CalendarDayInput[],
    @Ctx() context: RequestsContext,
  ): Promise<ReadonlyArray<CalendarDayRow>> {
    return changeCalendar(context, days);
  }
}

const NAMES: ReadonlyArray<DeadlineName> = [
  'unconditionalAnswer',
  'answer',
  'extension',
  'provide',
  'correction',
];
