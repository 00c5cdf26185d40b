import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../graphql/connection';
import { DateTimeScalar } from '../../graphql/scalars';
import { Plumbing } from '../../sharing/in-dataset';
import { Measured } from './measured.type';
import {
  Censoring,
  DayKind,
  DayUnavailable,
  Provenance,
  QualityFlag,
  ReviewState,
  Step,
} from '../vocabulary';
import { ListSize } from '../../graphql/list-size';

/** One observation. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'One observation: an interval mean over [from, to) or an instant (监测数据)',
})
export class Observation extends Measured {
  @Field(() => DateTimeScalar, { description: 'Start, inclusive, UTC (开始时间)' })
  from!: string;

  @Field(() => DateTimeScalar, {
    description: 'End, exclusive, UTC; equal to `from` for an instant (结束时间)',
  })
  to!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Value in `unit`; null when it is only known to lie beyond a limit, or not usable (监测值)',
  })
  value!: number | null;

  @Field(() => Boolean, { description: 'Below the detection limit (未检出)' })
  isCensored!: boolean;

  @Field(() => Censoring, {
    nullable: true,
    description:
      'BELOW or ABOVE if the value is only known to lie beyond a limit; null if it is a number or missing (删失方向)',
  })
  censoring!: Censoring | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Limit in `unit` beyond which the value lies; null if it does not, or if the source does not state it (界限值)',
  })
  limit!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Detection limit in `unit`, if the value is below it (检出限)',
  })
  detectionLimit!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Value in laboratory notation: `0.21`, `0.004L` below the detection limit, `ND` below an unknown one, `>24000` above a limit (报出值)',
  })
  text!: string | null;

  @Field(() => QualityFlag, { description: 'Quality flag (数据标识)' })
  flag!: QualityFlag;

  @Field(() => Int, {
    description: 'Number of corrections; 0 for the value as first reported (修订次数)',
  })
  revision!: number;

  @Field(() => ID, {
    description: 'Batch that delivered the value, numbered within the department (数据批次)',
  })
  batch!: string;

  @Field(() => ReviewState, {
    description: 'UNREVIEWED (未经审核) until the owner has reviewed the current value (审核状态)',
  })
  review!: ReviewState;

  @Field(() => Provenance, { description: 'Measured, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;
}

/** Columns of a series that have one entry for each step. */
export const SERIES_COLUMNS = [
  'times',
  'days',
  'unavailable',
  'values',
  'flags',
  'samples',
  'censored',
  'beyond',
  'censoring',
  'limits',
  'reviews',
] as const;

/**
 * Shortest time between two values of any series, s; a type with measurements can declare its own.
 */
export const SHORTEST_STEP_SECONDS = 60;

/** Values of one series in columns. */
@Plumbing()
@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Values of one series in columns of equal length, oldest first (时间序列)',
})
export class Series extends Measured {
  @Field(() => Step, { description: 'Step of the columns (时间步长)' })
  step!: Step;

  @ListSize(20000)
  @Field(() => [DateTimeScalar], {
    description: 'Start of each step, UTC; days and months begin as `dayKind` says (时间)',
  })
  times!: string[];

  @Field(() => DayKind, {
    nullable: true,
    description:
      'The kind of day that DAY and MONTH are formed of; null for RAW and HOUR. Values of different kinds of day cannot be compared (日界类别)',
  })
  dayKind!: DayKind | null;

  @ListSize(20000)
  @Field(() => [String], {
    nullable: true,
    description:
      'Day (`2026-11-30`) or month (`2026-11`) that each step is called by; null for RAW and HOUR (日期)',
  })
  days!: string[] | null;

  @ListSize(20000)
  @Field(() => [DayUnavailable], {
    nullable: 'itemsAndList',
    description:
      'Why a calendar day or month has no value; null for each that has one, and unless `days` is CALENDAR (无自然日值的原因)',
  })
  unavailable!: (DayUnavailable | null)[] | null;

  @ListSize(20000)
  @Field(() => [Float], {
    nullable: 'items',
    description:
      'Value of each step in `unit`; null if it is only known to lie beyond a limit (`censoring`) or not usable; aggregates count half a detection limit (数值)',
  })
  values!: (number | null)[];

  @ListSize(20000)
  @Field(() => [QualityFlag], {
    description:
      'RAW: the flag of each value. Otherwise VALID, or SUSPECT with fewer samples than the standard requires (标识)',
  })
  flags!: QualityFlag[];

  @ListSize(20000)
  @Field(() => [Int], { description: 'Number of observations in each value (样本数)' })
  samples!: number[];

  @ListSize(20000)
  @Field(() => [Int], {
    description:
      'Number of observations in each value that are below their detection limit, out of `samples` (未检出数)',
  })
  censored!: number[];

  @ListSize(20000)
  @Field(() => [Int], {
    nullable: 'items',
    description:
      'Number of observations of each step that are only known to lie above a limit, or below an unknown one; they are in no value and not in `samples` of aggregates; null at step HOUR, where they are not counted (未计入的超限及未检出数)',
  })
  beyond!: (number | null)[];

  @ListSize(20000)
  @Field(() => [Censoring], {
    nullable: 'items',
    description:
      'RAW: BELOW or ABOVE for a value that is only known to lie beyond a limit; otherwise null (删失方向)',
  })
  censoring!: (Censoring | null)[];

  @ListSize(20000)
  @Field(() => [Float], {
    nullable: 'items',
    description:
      'RAW: the limit in `unit` beyond which a value lies, if its source states it; otherwise null (界限值)',
  })
  limits!: (number | null)[];

  @ListSize(20000)
  @Field(() => [ReviewState], {
    description:
      'Review state of each value: REVIEWED if all its observations are reviewed (审核状态)',
  })
  reviews!: ReviewState[];

  @ListSize(2)
  @Field(() => [Provenance], {
    description: 'Origins of the values, without duplicates (数据来源)',
  })
  provenance!: Provenance[];
}

/** A page of observations. */
export const ObservationConnection = connectionOf(Observation);
