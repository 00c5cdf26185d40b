import { ArgsType, Field, Int } from 'type-graphql';
import { RiverGateError } from '../errors/rivergate-error';

const FIRST_YEAR = 1949;
const LAST_YEAR = 2100;
const MAX_YEARS = 50;

/** Arguments of the list of yearly figures of one district. */
@ArgsType()
export class YearsArgs {
  @Field(() => [Int], {
    nullable: true,
    description: 'Years, Beijing time; absent: the newest three years with figures (年份)',
  })
  years?: number[] | null;
}

/** Arguments of the list of yearly figures of all districts. */
@ArgsType()
export class YearlyListArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => [Int], { nullable: true, description: 'Only these years, Beijing time (年份)' })
  years?: number[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only the district of this code, GB/T 2260 (县市区代码)',
  })
  district?: string | null;
}

/**
 * Returns the requested years in order and without duplicates; null if none is named. Throws
 * BAD_USER_INPUT.
 */
export function requestedYears(years: ReadonlyArray<number> | null | undefined): number[] | null {
  if (!years) return null;
  const strange = years.find((year) => year < FIRST_YEAR || year > LAST_YEAR);
  if (strange !== undefined || years.length > MAX_YEARS) {
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `years accepts at most ${String(MAX_YEARS)} years between ${String(FIRST_YEAR)} and ${String(LAST_YEAR)}, but got: ${strange === undefined ? `${String(years.length)} years` : String(strange)}.`,
    );
  }
  return [...new Set(years)].sort((one, other) => one - other);
}
