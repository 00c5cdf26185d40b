import { Directive, ObjectType } from 'type-graphql';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

@InDataset('water/reservoir-water-ecology')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Sampling point of a source reservoir: algae and zooplankton, each quarter (水库水生态监测点)',
})
export class ReservoirEcologyPoint extends Station {}
