import { Directive, Field, ObjectType } from 'type-graphql';
import { Reading } from '../../../shared/monitoring/observations/reading';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Station } from '../entities.type';

@InDataset('environment/surface-water-quality')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description: 'Water below an industrial transfer park, sampled quarterly (产业转移园区监测点)',
})
export class TransferParkPoint extends Station {}

@InDataset('environment/surface-water-quality')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Early warning at an urban source: how much the water hampers luminous bacteria, hourly (生物毒性实时监控)',
})
export class BiotoxicityStation extends Station {
  @Field(() => Reading, {
    nullable: true,
    description: 'Newest inhibition, %, hourly mean, negative when stimulated (抑制率)',
  })
  inhibition!: Reading | null;
}

@InDataset('environment/groundwater-quality')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description: 'Groundwater quality point, sampled yearly (地下水环境质量监测点)',
})
export class GroundwaterPoint extends Station {}
