import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../shared/graphql/scalars';
import { DayKind, Days, Provenance } from '../../../shared/monitoring/vocabulary';
import { Plumbing } from '../../../shared/sharing/in-dataset';
import { weatherStations } from '../weather.station';
import { ListSize } from '../../../shared/graphql/list-size';

/** The period of a rainfall request. */
@ArgsType()
export class RainfallArgs {
  @Field(() => DateTimeScalar, { description: 'Start, inclusive (开始)' })
  from!: string;

  @Field(() => DateTimeScalar, {
    description: 'End, exclusive; at most 366 days after the start (结束)',
  })
  to!: string;

  @Field(() => Days, {
    defaultValue: Days.NETWORK,
    description:
      'Days of the amounts: weather days, or calendar days, to which only hourly values belong (日界)',
  })
  days!: Days;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A source station of rainfall (雨量来源站)',
})
export class RainfallSource {
  @Field(() => weatherStations.type, { nullable: true, description: 'The station (来源站)' })
  station!: object | null;

  @Field(() => Float, {
    description: "Distance from the cell's centre, km (距离)",
  })
  distanceKm!: number;

  @Field(() => Int, { description: 'Number of days with its amount (天数)' })
  days!: number;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Rainfall at a place by weather days (20:00 to 20:00 Beijing time) or calendar days. Each day is that of the nearest station within 50 km that covers three quarters of it, otherwise of the nearest one with any value; no interpolation (网格雨量)',
})
export class Rainfall {
  @Field(() => Float, {
    nullable: true,
    description: 'Sum over the period, mm; null without any observation (累计雨量)',
  })
  total!: number | null;

  @Field(() => Float, {
    description: 'Share of the period that observations cover, 0 to 1 (覆盖率)',
  })
  coverage!: number;

  @Field(() => DayKind, { description: 'The kind of day of the amounts (日界类别)' })
  dayKind!: DayKind;

  @ListSize(366)
  @Field(() => [DateScalar], {
    description: 'Days that overlap the period, oldest first (日期)',
  })
  days!: string[];

  @ListSize(366)
  @Field(() => [Float], {
    nullable: 'items',
    description: 'Amount of each day within the period, mm; null if nothing was observed (日雨量)',
  })
  amounts!: (number | null)[];

  @ListSize(366)
  @Field(() => [Float], { description: 'Observed hours of each day (观测时数)' })
  hours!: number[];

  @ListSize(4)
  @Field(() => [RainfallSource], {
    description: 'Source stations, nearest first (来源站)',
  })
  sources!: RainfallSource[];

  @ListSize(2)
  @Field(() => [Provenance], {
    description: 'Origins of the values, without duplicates (数据来源)',
  })
  provenance!: Provenance[];
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Rainfall of a district by weather days (20:00 to 20:00 Beijing time) or calendar days, over its stations that cover three quarters of the day (区县雨量)',
})
export class DistrictRainfall {
  @Field(() => Float, {
    nullable: true,
    description: 'Sum over the period of the mean of the stations, mm (平均累计雨量)',
  })
  meanTotal!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Largest sum of one station over the period, mm (最大累计雨量)',
  })
  maximumTotal!: number | null;

  @Field(() => weatherStations.type, {
    nullable: true,
    description: 'Station of the largest sum (最大雨量站)',
  })
  wettest!: object | null;

  @Field(() => DayKind, { description: 'The kind of day of the amounts (日界类别)' })
  dayKind!: DayKind;

  @ListSize(366)
  @Field(() => [DateScalar], {
    description: 'Days that overlap the period, oldest first (日期)',
  })
  days!: string[];

  @ListSize(366)
  @Field(() => [Float], {
    nullable: 'items',
    description: 'Mean of the stations on each day, mm (日平均雨量)',
  })
  means!: (number | null)[];

  @ListSize(366)
  @Field(() => [Float], {
    nullable: 'items',
    description: 'Largest amount of a station on each day, mm (日最大雨量)',
  })
  maxima!: (number | null)[];

  @ListSize(366)
  @Field(() => [Int], { description: 'Number of stations counted on each day (站数)' })
  stations!: number[];

  @ListSize(2)
  @Field(() => [Provenance], {
    description: 'Origins of the values, without duplicates (数据来源)',
  })
  provenance!: Provenance[];
}
