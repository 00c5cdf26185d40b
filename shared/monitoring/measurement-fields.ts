import { Arg, Args, Ctx, Field } from 'type-graphql';
import type { Page } from '../graphql/connection';
import { ListSize, PerPeriod, PerSeries } from '../graphql/list-size';
import type { DepartmentContext } from './department-context';
import { ObservationArgs, SeriesArgs } from './measured-args';
import { latestOf, observationsOf, seriesOf } from './measured-fields';
import {
  Observation,
  ObservationConnection,
  Series,
  SERIES_COLUMNS,
  SHORTEST_STEP_SECONDS,
} from './observation.type';
import type { StationKey } from './station-row';

/**
 * A new base class with the fields by which a type shows what its dataset has measured at a station, and
 * nothing else. `register` declares what kind of GraphQL type extends it (`ObjectType()`,
 * `InterfaceType()`). It makes no claim of its own: with type-graphql the claim of a base class would win
 * over that of the class that extends it.
 */
export function measurementFields(register: ClassDecorator) {
  abstract class Measurements implements StationKey {
    /** Id of the station; not published by this class. */
    id!: string;
    /** Dataset whose series are shown, within its limits; never published. */
    dataset!: string;

    @ListSize(30)
    @PerSeries('indicators')
    @Field(() => [Observation], {
      nullable: true,
      description:
        'Newest observation of each series of the dataset here, all indicators unless some are named by code or symbol (最新监测值)',
    })
    latest(
      @Arg('indicators', () => [String], {
        nullable: true,
        description: 'Codes or symbols: a34004, pm25; absent: all that are here',
      })
      indicators: string[] | null,
      @Ctx() context: DepartmentContext,
    ): Promise<object[]> {
      return latestOf(context, this, indicators);
    }

    @ListSize(4)
    @PerSeries('indicator')
    @PerPeriod(SHORTEST_STEP_SECONDS, SERIES_COLUMNS)
    @Field(() => [Series], {
      nullable: true,
      description:
        'Series of one indicator in columns: one for each averaging period, depth and method (时间序列)',
    })
    series(
      @Args(() => SeriesArgs) asked: SeriesArgs,
      @Ctx() context: DepartmentContext,
    ): Promise<object[]> {
      return seriesOf(context, this, asked);
    }

    @Field(() => ObservationConnection, {
      nullable: true,
      description:
        'Observations of one indicator as rows with flag, revision and batch, oldest first (监测数据明细)',
    })
    observations(
      @Args(() => ObservationArgs) asked: ObservationArgs,
      @Ctx() context: DepartmentContext,
    ): Promise<Page<object>> {
      return observationsOf(context, this, asked);
    }
  }
  register(Measurements);
  return Measurements;
}
