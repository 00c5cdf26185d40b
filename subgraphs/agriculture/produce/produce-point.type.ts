import { Directive, Field, ObjectType } from 'type-graphql';
import { RestrictedMeasurements } from '../../../shared/monitoring/observations/restricted-measurements';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Crop } from '../crop.type';
import { Station } from '../entities.type';
import { FarmlandSoilPoint } from '../soil/farmland-soil-point.type';
import { Measured } from '../../../shared/graphql/list-size';

@InDataset('agriculture/produce-metals')
@Measured({ series: 5, seriesOfIndicator: 1, everySeconds: 86_400 })
@ObjectType({
  description:
    'Cd, Hg, As, Pb and Cr in the produce of one point, mg/kg fresh mass, sampled at harvest (农产品重金属)',
})
export class ProduceMetals extends RestrictedMeasurements {}

@InDataset('agriculture/produce-points')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description: 'Point where produce is sampled together with its soil (农产品协同监测点)',
})
export class ProducePoint extends Station {
  @Field(() => Crop, { nullable: true, description: 'What is sampled (采样作物)' })
  crop!: Crop | null;

  @Field(() => FarmlandSoilPoint, {
    nullable: true,
    description: 'Soil point of the same field; null if the soil is not sampled (协同土壤点位)',
  })
  soilPoint!: FarmlandSoilPoint | null;

  @InDataset('agriculture/produce-metals')
  @Field(() => ProduceMetals, {
    nullable: true,
    description: 'Heavy metals in the produce of this point (农产品重金属)',
  })
  metals!: ProduceMetals | null;
}
