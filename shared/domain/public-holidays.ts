import { dayAfter, type CalendarDayKind } from './working-days';

/**
 * Source of the holidays of a year: the State Council's notice as printed by several newspapers, or
 * only the law, which does not determine the swapped days (调休) and the substitute days off (补假).
 */
export type HolidayCertainty = 'NOTICE_CROSS_CHECKED' | 'LAW_ALONE';

/** A holiday from its first to its last day, inclusive. */
interface HolidayPeriod {
  readonly nameZh: string;
  readonly first: string;
  readonly last: string;
}

/** The public holidays of one year. */
export interface HolidayYear {
  readonly year: number;
  readonly source: string;
  readonly certainty: HolidayCertainty;
  readonly holidays: ReadonlyArray<HolidayPeriod>;
  /** Weekend days that are working days in exchange for others. */
  readonly workdays: ReadonlyArray<{ readonly nameZh: string; readonly day: string }>;
}

/**
 * A day listed as an exception to the weekday rule; on some, for example holidays on a weekend, the
 * rule would give the same.
 */
export interface HolidayDay {
  readonly day: string;
  readonly kind: CalendarDayKind;
  readonly nameZh: string;
  readonly source: string;
  readonly certainty: HolidayCertainty;
}

const period = (nameZh: string, first: string, last: string): HolidayPeriod => ({
  nameZh,
  first,
  last,
});
const worked = (nameZh: string, ...days: ReadonlyArray<string>) =>
  days.map((day) => ({ nameZh: `${nameZh}调休上班`, day }));

/** Public holidays of the known years, oldest first. */
export const HOLIDAY_YEARS: ReadonlyArray<HolidayYear> = [
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号，2024-11-12）',
    certainty: 'NOTICE_CROSS_CHECKED',
    holidays: [
      period('元旦', '2025-01-01', '2025-01-01'),
      period('春节', '2025-01-28', '2025-02-04'),
      period('清明节', '2025-04-04', '2025-04-06'),
      period('劳动节', '2025-05-01', '2025-05-05'),
      period('端午节', '2025-05-31', '2025-06-02'),
      period('国庆节、中秋节', '2025-10-01', '2025-10-08'),
    ],
    workdays: [
      ...worked('春节', '2025-01-26', '2025-02-08'),
      ...worked('劳动节', '2025-04-27'),
      ...worked('国庆节、中秋节', '2025-09-28', '2025-10-11'),
    ],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）',
    certainty: 'NOTICE_CROSS_CHECKED',
    holidays: [
      period('元旦', '2026-01-01', '2026-01-03'),
      period('春节', '2026-02-15', '2026-02-23'),
      period('清明节', '2026-04-04', '2026-04-06'),
      period('劳动节', '2026-05-01', '2026-05-05'),
      period('端午节', '2026-06-19', '2026-06-21'),
      period('中秋节', '2026-09-25', '2026-09-27'),
      period('国庆节', '2026-10-01', '2026-10-07'),
    ],
    workdays: [
      ...worked('元旦', '2026-01-04'),
      ...worked('春节', '2026-02-14', '2026-02-28'),
      ...worked('劳动节', '2026-05-09'),
      ...worked('国庆节', '2026-09-20', '2026-10-10'),
    ],
  },
  {
    year: 2027,
    source:
      '全国年节及纪念日放假办法（2024年修订，2025-01-01起施行）；2027年调休与补假以国务院办公厅通知为准，此处未载',
    certainty: 'LAW_ALONE',
    holidays: [
      period('元旦', '2027-01-01', '2027-01-01'),
      // By the almanacs, the new moon is on 6 February 2027 at 23:56 in Beijing.
      period('春节', '2027-02-05', '2027-02-08'),
      period('清明节', '2027-04-05', '2027-04-05'),
      period('劳动节', '2027-05-01', '2027-05-02'),
      period('端午节', '2027-06-09', '2027-06-09'),
      period('中秋节', '2027-09-15', '2027-09-15'),
      period('国庆节', '2027-10-01', '2027-10-03'),
    ],
    workdays: [],
  },
];

/** The days of the table one by one, in date order. */
export function holidayDays(): ReadonlyArray<HolidayDay> {
  return HOLIDAY_YEARS.flatMap(({ source, certainty, holidays, workdays }) => [
    ...holidays.flatMap(({ nameZh, first, last }) =>
      daysOf(first, last).map((day) => ({
        day,
        kind: 'HOLIDAY' as const,
        nameZh,
        source,
        certainty,
      })),
    ),
    ...workdays.map(({ nameZh, day }) => ({
      day,
      kind: 'WORKDAY' as const,
      nameZh,
      source,
      certainty,
    })),
  ]).toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

function daysOf(first: string, last: string): ReadonlyArray<string> {
  const days = [first];
  for (let day = first; day < last;) days.push((day = dayAfter(day)));
  return days;
}
