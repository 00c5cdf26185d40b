import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../shared/graphql/scalars';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';

@InDataset('weather/warnings-and-forecasts')
@ObjectType({
  simpleResolvers: true,
  description:
    'Forecast of one day for one district, issued only by the Meteorological Bureau (气象法 art. 22) (区县天气预报)',
})
export class Forecast {
  @Field(() => DateTimeScalar, { description: 'When it was issued, UTC (起报时间)' })
  issuedAt!: string;

  @Field(() => DateScalar, { description: 'Forecast day, Beijing time (预报日期)' })
  day!: string;

  @Field(() => Float, { description: 'Lowest temperature of the day, Cel (最低气温)' })
  temperatureMin!: number;

  @Field(() => Float, { description: 'Highest temperature of the day, Cel (最高气温)' })
  temperatureMax!: number;

  @Field(() => Float, { description: 'Rain of the day, mm, sum (日降水量)' })
  rain!: number;

  @Field(() => Float, { description: 'Strongest mean wind of the day, m/s (最大风速)' })
  windSpeed!: number;

  @Field(() => Float, {
    description: 'Direction from which the strongest wind blows, deg clockwise from north (风向)',
  })
  windDirection!: number;

  @Field(() => String, { description: 'Sky and rain in Chinese: 多云, 小雨 … (天气现象)' })
  skyZh!: string;

  @Field(() => String, { description: 'Sky and rain in English (天气现象英文)' })
  skyEn!: string;

  @Field(() => Provenance, { description: 'Really issued, or synthetic for demonstration (来源)' })
  provenance!: Provenance;
}

/** The arguments of `forecast`. */
@ArgsType()
export class ForecastPeriodArgs {
  @Field(() => Int, { defaultValue: 7, description: 'How many days, 1 to 7 (天数)' })
  days!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The forecast that was the newest at this instant; absent: now (时刻)',
  })
  at?: string | null;
}
