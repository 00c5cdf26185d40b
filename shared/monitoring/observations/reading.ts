import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../graphql/scalars';
import { Plumbing } from '../../sharing/in-dataset';
import type { DepartmentContext } from '../department-context';
import { indicatorNamed } from '../indicator-argument';
import { isUsable } from './observation-row';
import type { StationKey } from '../stations/station-row';
import { Provenance, QualityFlag, ReviewState, type Averaging } from '../vocabulary';

/** One self-contained value, from which another department can calculate (`@requires`). */
@Plumbing()
@Directive('@shareable')
@ObjectType({ simpleResolvers: true, description: 'One value with its unit and time (读数)' })
export class Reading {
  @Field(() => Float, { description: 'Value in `unit` (数值)' })
  value!: number;

  @Field(() => String, { description: 'Unit, UCUM (计量单位)' })
  unit!: string;

  @Field(() => DateTimeScalar, {
    description: 'Start of the averaging interval, or the instant, UTC (时间)',
  })
  at!: string;

  @Field(() => QualityFlag, { description: 'Quality flag (数据标识)' })
  flag!: QualityFlag;

  @Field(() => ReviewState, {
    description: 'UNREVIEWED (未经审核) until the owner has reviewed it (审核状态)',
  })
  review!: ReviewState;

  @Field(() => Provenance, { description: 'Measured, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;
}

/**
 * Returns the newest value of one indicator at a station that the caller may see, over all series;
 * see `readingOf`.
 */
export function latestReading(
  context: DepartmentContext,
  station: StationKey,
  symbol: string,
): Promise<Reading | null> {
  return readingOf(context, station, { symbol });
}

/** The series from which a reading is taken. */
interface ReadingQuery {
  readonly symbol: string;
  /** Averaging periods to use; absent: all. */
  readonly averaging?: ReadonlyArray<`${Averaging}`>;
}

/**
 * Returns the newest value of an indicator at a station that the caller may see; null if the latest
 * values are flagged as faulty or below the detection limit.
 */
export async function readingOf(
  context: DepartmentContext,
  { id, dataset }: StationKey,
  { symbol, averaging }: ReadingQuery,
): Promise<Reading | null> {
  const { code } = indicatorNamed(symbol);
  const asked = { indicators: [code], ...(averaging ? { averaging } : {}) };
  const found = await context.observations(dataset).latest(asked, id);
  const usable = found
    .filter((one) => isUsable(one) && one.value !== null)
    .reduce<(typeof found)[number] | undefined>(
      (last, one) => (last && last.from >= one.from ? last : one),
      undefined,
    );
  if (!usable || usable.value === null) return null;
  const { value, unit, from, flag, review, provenance } = usable;
  return Object.assign(new Reading(), { value, unit, at: from, flag, review, provenance });
}
