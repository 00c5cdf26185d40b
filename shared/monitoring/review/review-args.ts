import { ArgsType, Field, ID, Int } from 'type-graphql';
import { DAY_MS } from '../../domain/durations';
import { RiverGateError } from '../../errors/rivergate-error';
import { LongestText } from '../../graphql/longest-text';
import { DateTimeScalar } from '../../graphql/scalars';
import { indicatorCodes } from '../indicator-argument';
import { flagCode, QualityFlag } from '../vocabulary';
import { ReviewAction } from './review-vocabulary';

const MOST_STATIONS = 100;
const MOST_INDICATORS = 50;
const LONGEST_SELECTION_DAYS = 366;
const LONGEST_LIST_DAYS = 31;

/** The period, indicators and flags of values in review. */
@ArgsType()
abstract class ValuesArgs {
  @LongestText(50)
  @Field(() => [String], {
    nullable: true,
    description: 'Codes or symbols of the indicators, at most 50; absent: all (指标)',
  })
  indicators?: string[] | null;

  @Field(() => DateTimeScalar, { description: 'Start of the first interval (开始时间)' })
  from!: string;

  @Field(() => DateTimeScalar, { description: 'Exclusive end of the starts (结束时间)' })
  to!: string;

  @Field(() => [QualityFlag], {
    nullable: true,
    description: 'Flags of the values; absent: all (数据标识)',
  })
  flags?: QualityFlag[] | null;
}

/** Values that an act of review changes. */
@ArgsType()
export class SelectionArgs extends ValuesArgs {
  @LongestText(200)
  @Field(() => [ID], { description: 'Ids of the stations, 1 to 100 (站点)' })
  stations!: string[];
}

/** What a preview computes. */
@ArgsType()
export class PreviewArgs extends SelectionArgs {
  @Field(() => ReviewAction, { description: 'What would be done (审核操作)' })
  action!: ReviewAction;
}

/** An act of review: the selection, its preview and the reason. */
@ArgsType()
export class ActArgs extends SelectionArgs {
  @LongestText(64)
  @Field(() => String, {
    description: '`preview` of the preview of the same selection and action (预览校验码)',
  })
  preview!: string;

  @LongestText(2000)
  @Field(() => String, { description: 'Reason, kept with the act (审核理由)' })
  reason!: string;
}

/** Unreviewed values, by station and day. */
@ArgsType()
export class UnreviewedArgs extends ValuesArgs {
  @LongestText(200)
  @Field(() => String, { nullable: true, description: 'Id of the dataset; absent: all (数据集)' })
  dataset?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the station; absent: all (站点)' })
  station?: string | null;

  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;
}

/** The values of a selection: of stations, indicators, a period, flags; null: all. */
export interface Selection {
  readonly stations: ReadonlyArray<string>;
  readonly indicators: ReadonlyArray<string> | null;
  readonly from: string;
  readonly to: string;
  readonly flags: ReadonlyArray<number> | null;
}

/** Parses a selection; throws BAD_USER_INPUT, RANGE_TOO_LONG or UNKNOWN_INDICATOR. */
export function selectionOf({ stations, ...values }: SelectionArgs): Selection {
  requireCount('stations', stations, MOST_STATIONS);
  requirePeriod(values, LONGEST_SELECTION_DAYS);
  return { stations: [...new Set(stations)], ...periodOf(values) };
}

/** Unreviewed values to list. */
export interface UnreviewedQuestion extends Omit<Selection, 'stations'> {
  readonly dataset: string | null;
  readonly station: string | null;
}

/** Parses the filters of a list; throws the same. */
export function unreviewedQuestion(args: UnreviewedArgs): UnreviewedQuestion {
  requirePeriod(args, LONGEST_LIST_DAYS);
  return { dataset: args.dataset ?? null, station: args.station ?? null, ...periodOf(args) };
}

function periodOf({ indicators, from, to, flags }: ValuesArgs): Omit<Selection, 'stations'> {
  if (indicators) requireCount('indicators', indicators, MOST_INDICATORS);
  if (flags) requireCount('flags', flags, Object.keys(QualityFlag).length);
  return { indicators: indicatorCodes(indicators), from, to, flags: flags?.map(flagCode) ?? null };
}

function requireCount(name: string, list: ReadonlyArray<string>, most: number): void {
  if (list.length >= 1 && list.length <= most) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `${name} requires 1 to ${String(most)} items, but got: ${String(list.length)}.`,
  );
}

function requirePeriod({ from, to }: Pick<ValuesArgs, 'from' | 'to'>, days: number): void {
  const length = Date.parse(to) - Date.parse(from);
  if (length <= 0)
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `to requires an instant after from, but got: ${to}.`,
    );
  if (length <= days * DAY_MS) return;
  throw new RiverGateError(
    'RANGE_TOO_LONG',
    `A review covers at most ${String(days)} days here, but from and to are ${String(Math.ceil(length / DAY_MS))} days apart.`,
  );
}
