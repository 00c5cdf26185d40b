import { Field, Float, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../shared/graphql/scalars';
import { Provenance } from '../../shared/monitoring/vocabulary';
import { Plumbing } from '../../shared/sharing/in-dataset';
import { weatherStations } from './weather.station';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'One element, reported by the nearest station that has it (邻近站要素值)',
})
export class NearestElement {
  @Field(() => Float, { description: 'Value in `unit` (数值)' })
  value!: number;

  @Field(() => String, { description: 'Unit, UCUM (计量单位)' })
  unit!: string;

  @Field(() => DateTimeScalar, {
    description: 'Start of its hour, or the instant of the report, UTC (时间)',
  })
  at!: string;

  @Field(() => weatherStations.type, {
    nullable: true,
    description: 'Station that reports it (来源站)',
  })
  station!: object | null;

  @Field(() => Float, {
    description: "Distance of the station from the cell's centre, km (距离)",
  })
  distanceKm!: number;

  @Field(() => Provenance, { description: 'Measured, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Weather at a place: each element from the nearest station within 50 km that has a usable value; null if none has (网格天气)',
})
export class PlaceWeather {
  @Field(() => NearestElement, {
    nullable: true,
    description: 'Rainfall, mm, sum of the hour (小时降水量)',
  })
  rainfall!: NearestElement | null;

  @Field(() => NearestElement, { nullable: true, description: 'Air temperature, Cel (气温)' })
  temperature!: NearestElement | null;

  @Field(() => NearestElement, { nullable: true, description: 'Relative humidity, % (相对湿度)' })
  humidity!: NearestElement | null;

  @Field(() => NearestElement, { nullable: true, description: 'Wind speed, m/s (风速)' })
  windSpeed!: NearestElement | null;

  @Field(() => NearestElement, { nullable: true, description: 'Highest gust, m/s (阵风)' })
  windGust!: NearestElement | null;

  @Field(() => NearestElement, {
    nullable: true,
    description: 'Direction from which the wind blows, deg clockwise from north (风向)',
  })
  windDirection!: NearestElement | null;

  @Field(() => NearestElement, {
    nullable: true,
    description: 'Pressure reduced to sea level, hPa (海平面气压)',
  })
  pressure!: NearestElement | null;
}
