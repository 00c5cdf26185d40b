import { Directive, Field, ObjectType } from 'type-graphql';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Station } from '../entities.type';

@InDataset('environment/city-air-quality')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Air station of the bureau: city points, the supersite, stations of composite pollution, of the vertical and of VOCs, and published city means (空气监测站)',
})
export class AirStation extends Station {
  @Field(() => Boolean, {
    description: 'A background point, which no mean of a district or city counts (对照点)',
  })
  isBackground!: boolean;
}
