import { Directive, Field, ObjectType } from 'type-graphql';
import { WaterClass } from '../../shared/monitoring/assessment/surface-water-assessment';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

@InDataset('water/water-function-zone')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description: 'Water function zone with its monitoring point, sampled monthly (水功能区)',
})
export class WaterFunctionZone extends Station {
  @Field(() => WaterClass, {
    nullable: true,
    description: 'Class of GB 3838-2002 that the zone is to keep (水质目标)',
  })
  targetClass!: WaterClass | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the newest sample keeps the target; null while it cannot be classed (达标)',
  })
  meetsTarget!: boolean | null;
}
