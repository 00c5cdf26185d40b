import { Args, ArgsType, Ctx, Field, Int, Mutation, Resolver, type ClassType } from 'type-graphql';
import { instant, int, list, nullable, text } from '../../data/sql-type';
import { EXAMPLE_SCHEMA, statementFamily } from '../../data/statement';
import { RiverGateError } from '../../errors/rivergate-error';
import { DateTimeScalar } from '../../graphql/scalars';
import { Internal } from '../../sharing/in-dataset';
import { capitalName } from '../capital-name';
import type { DepartmentContext } from '../department-context';
import { indicatorCodes } from '../indicator-argument';
import { requireOwnDepartment } from './own-department';
import { SeriesOfStationArgs } from './series-of-station.args';

@ArgsType()
class ReviewArgs extends SeriesOfStationArgs {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Instant up to which observations that have ended become reviewed as they are now; null withdraws the review (审核截止时间)',
  })
  until?: string | null;
}

/**
 * Creates the resolver of the mutation by which a department's stewards mark its observations as
 * reviewed, e.g. `reviewWaterObservations`.
 */
export function reviewResolver(department: string): ClassType {
  const capital = capitalName(department);

  @Resolver()
  class ReviewResolver {
    @Internal('REVIEW_DATA')
    @Mutation(() => Int, {
      name: `review${capital}Observations`,
      nullable: true,
      description:
        "Marks observations of a station of the caller's department as reviewed; returns the number of series. Values corrected later are unreviewed again (数据审核)",
    })
    async review(
      @Args(() => ReviewArgs) { station, indicators, until }: ReviewArgs,
      @Ctx() { access, now, write }: DepartmentContext,
    ): Promise<number> {
      const { caller } = access;
      requireOwnDepartment(department, access.caller);
      if (until && Date.parse(until) > now().getTime())
        throw new RiverGateError(
          'BAD_USER_INPUT',
          `until requires an instant in the past, but got: ${until}.`,
        );
      const codes = indicatorCodes(indicators);
      const [done] = await write((transaction) =>
        transaction.query(REVIEW_SERIES(department), [
          station,
          codes,
          until ?? null,
          caller.subject,
        ]),
      );
      if (done?.marked) return done.marked;
      throw new RiverGateError(
        'BAD_USER_INPUT',
        `station requires the id of a station of your department that measures these indicators, but got: "${station}".`,
      );
    }
  }
  return ReviewResolver;
}

/**
 * Marks the series of a station and of these indicators as reviewed up to an instant; returns their
 * number.
 */
export const REVIEW_SERIES = statementFamily({
  text: (schema: string) => `select ${schema}.review_series($1, $2, $3, $4) as marked`,
  columns: { marked: int() },
  parameters: [text(), nullable(list(text())), nullable(instant()), text()],
  examples: [[EXAMPLE_SCHEMA]],
});
