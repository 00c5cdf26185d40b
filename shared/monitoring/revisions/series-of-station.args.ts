import { ArgsType, Field, ID } from 'type-graphql';
import { LongestText } from '../../graphql/longest-text';

/** Series of one station: all, or those of some indicators. */
@ArgsType()
export abstract class SeriesOfStationArgs {
  @Field(() => ID, { description: 'Id of the station (站点标识)' })
  station!: string;

  @LongestText(50)
  @Field(() => [String], {
    nullable: true,
    description: 'Codes or symbols of the indicators; absent: all indicators of the station (指标)',
  })
  indicators?: string[] | null;
}
