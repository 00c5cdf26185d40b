import { Directive, Field, ObjectType } from 'type-graphql';
import { Reading } from '../../shared/monitoring/observations/reading';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

@InDataset('forestry/forest-ecology')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Ecological station in a forest or wetland, hourly: negative air ions, air, soil water, throughfall (生态观测站)',
})
export class EcoStation extends Station {
  @Field(() => Reading, {
    nullable: true,
    description: 'Newest negative air ions, /cm3, hourly mean (空气负离子浓度)',
  })
  negativeOxygenIons!: Reading | null;
}
