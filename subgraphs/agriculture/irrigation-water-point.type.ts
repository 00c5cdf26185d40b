import { Directive, ObjectType } from 'type-graphql';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

@InDataset('agriculture/irrigation-water')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Point where irrigation water is sampled each season: pH, Cd, Hg, As, Pb, Cr(VI) (灌溉水监测点)',
})
export class IrrigationWaterPoint extends Station {}
