import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

@InDataset('water/groundwater-key-areas')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description: 'Groundwater well in a key area: level, and quality sampled monthly (地下水监测井)',
})
export class GroundwaterWell extends Station {
  @Field(() => Float, { nullable: true, description: 'Depth of the well, m (井深)' })
  wellDepth!: number | null;
}
