import type { Aggregation } from '../../domain/indicators';
import { Days, Step } from '../vocabulary';

/** SQL of the arguments of the points of a series: a period, and most points. */
export interface PointArguments {
  readonly from: string;
  readonly to: string;
  readonly most: string;
  /** SQL of the dataset that is read for. */
  readonly dataset: string;
  /** Bounds within which each hour or calendar day must lie as a whole; absent: no bounds. */
  readonly bounds?: readonly [from: string, before: string];
}

/** The points of a series at a step. */
export interface PointsQuery {
  readonly schema: string;
  readonly step: Step;
  readonly days: Days;
  readonly aggregation: Aggregation;
}

/** A step whose points have days. */
export type DayStep = Step.DAY | Step.MONTH;

/** Whether the points of a step have days. */
export function haveDays(step: Step): step is DayStep {
  return step === Step.DAY || step === Step.MONTH;
}

/** Whether the points may be calendar days, which are calculated from single values. */
export function areCalendarDays({ step, days }: Pick<PointsQuery, 'step' | 'days'>): boolean {
  return haveDays(step) && days === Days.CALENDAR;
}
