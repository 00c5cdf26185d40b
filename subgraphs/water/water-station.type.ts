import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { Reading } from '../../shared/monitoring/observations/reading';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

@InDataset('water/water-function-zone')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'River or reservoir station of the water department: level, discharge, quality (水文水质站)',
})
export class WaterStation extends Station {
  @Field(() => Float, {
    nullable: true,
    description: 'Capacity of the reservoir, m3; null on a river (总库容)',
  })
  reservoirCapacity!: number | null;

  @Field(() => Reading, {
    nullable: true,
    description: 'Newest water level, m above datum, hourly (水位)',
  })
  stage!: Reading | null;

  @Field(() => Reading, {
    nullable: true,
    description: 'Newest discharge, m3/s, hourly mean, negative on a flood tide (流量)',
  })
  discharge!: Reading | null;
}
