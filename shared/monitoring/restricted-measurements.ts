import { Arg, Args, Ctx, Field, ObjectType } from 'type-graphql';
import type { Page } from '../graphql/connection';
import type { DepartmentContext } from './department-context';
import type { MeasureScope } from './measure-scope';
import { ObservationArgs, SeriesArgs } from './measured-args';
import { latestOf, observationsOf, seriesOf } from './measured-fields';
import {
  Observation,
  ObservationConnection,
  Series,
  SERIES_COLUMNS,
  SHORTEST_STEP_SECONDS,
} from './observation.type';
import { ListSize, PerPeriod, PerSeries } from '../graphql/list-size';

/** What a resolver answers for a type that extends `RestrictedMeasurements`. */
export interface RestrictedRoot {
  readonly stationId: string;
  /** Dataset that the type is in: its limits bind. */
  readonly dataset: string;
  /** The only series that the type shows. */
  readonly scope: MeasureScope;
}

/**
 * Those series of a station that another dataset holds than the station itself. A department extends
 * it by a type in that dataset; the field that leads there is nullable. It makes no claim of its own:
 * with type-graphql the claim of a base class would win over that of the class that extends it.
 */
@ObjectType()
export abstract class RestrictedMeasurements implements RestrictedRoot {
  stationId!: string;
  dataset!: string;
  scope!: MeasureScope;

  @ListSize(30)
  @PerSeries('indicators')
  @Field(() => [Observation], {
    nullable: true,
    description: 'Newest observation of each of these series (最新监测值)',
  })
  latest(
    @Arg('indicators', () => [String], {
      nullable: true,
      description: 'Codes or symbols; absent: all that are here',
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
    description: 'Series of one of these indicators, in columns (时间序列)',
  })
  series(
    @Args(() => SeriesArgs) asked: SeriesArgs,
    @Ctx() context: DepartmentContext,
  ): Promise<object[]> {
    return seriesOf(context, this, asked);
  }

  @Field(() => ObservationConnection, {
    nullable: true,
    description: 'Observations of one of these indicators as rows, oldest first (监测数据明细)',
  })
  observations(
    @Args(() => ObservationArgs) asked: ObservationArgs,
    @Ctx() context: DepartmentContext,
  ): Promise<Page<object>> {
    return observationsOf(context, this, asked);
  }
}
