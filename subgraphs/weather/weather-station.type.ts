import { Directive, Field, ObjectType } from 'type-graphql';
import { Reading } from '../../shared/monitoring/observations/reading';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

@InDataset('weather/meteorological-elements')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Weather station, hourly; its day begins at 20:00 Beijing time. Kinds: NATIONAL_SURFACE (国家气象观测站), REGIONAL_AUTO (区域自动气象站), EXCHANGED (reported through the international exchange, 国际交换站) (气象站)',
})
export class WeatherStation extends Station {
  @Field(() => Reading, {
    nullable: true,
    description: 'Newest air temperature, Cel, hourly mean at 1.5 m (气温)',
  })
  airTemperature!: Reading | null;

  @Field(() => Reading, {
    nullable: true,
    description: 'Newest rainfall, mm, sum of the hour (小时降水量)',
  })
  rainfall!: Reading | null;

  @Field(() => Reading, {
    nullable: true,
    description: 'Newest wind speed, m/s, mean at 10 m (风速)',
  })
  windSpeed!: Reading | null;
}
