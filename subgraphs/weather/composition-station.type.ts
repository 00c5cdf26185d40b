import { Directive, ObjectType } from 'type-graphql';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

@InDataset('weather/atmospheric-composition')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Station of the meteorological composition network, hourly means: particles, ozone, NO2, black carbon, visibility, extinction (大气成分站)',
})
export class CompositionStation extends Station {}
