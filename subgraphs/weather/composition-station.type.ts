import { Directive, Field, ObjectType } from 'type-graphql';
import { RestrictedMeasurements } from '../../shared/monitoring/observations/restricted-measurements';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';
import { Measured } from '../../shared/graphql/list-size';

@InDataset('weather/atmospheric-composition')
@Measured({ series: 6, seriesOfIndicator: 1, everySeconds: 3600 })
@ObjectType({
  description:
    'Composition of the air at one station, hourly means: particles, ozone, NO2, black carbon, extinction (大气成分)',
})
export class AtmosphericComposition extends RestrictedMeasurements {}

@InDataset('weather/meteorological-elements')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Station of the meteorological composition network: visibility is open like any element, the composition is in its own field (大气成分站)',
})
export class CompositionStation extends Station {
  @InDataset('weather/atmospheric-composition')
  @Field(() => AtmosphericComposition, {
    nullable: true,
    description:
      'Composition of the air; to the public the environment authority releases air quality (大气成分监测值)',
  })
  composition!: AtmosphericComposition | null;
}
