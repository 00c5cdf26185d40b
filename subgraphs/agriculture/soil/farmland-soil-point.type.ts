import { Directive, Field, ObjectType } from 'type-graphql';
import { Reading } from '../../../shared/monitoring/observations/reading';
import { SoilLandUse } from '../../../shared/monitoring/assessment/soil-risk-assessment';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Crop } from '../crop.type';
import { Station } from '../entities.type';
import { FarmlandSoilMetals } from './farmland-soil-metals.type';

@InDataset('agriculture/farmland-soil')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Farmland soil point, topsoil of 0-20 cm sampled yearly after the autumn harvest (耕地土壤监测点)',
})
export class FarmlandSoilPoint extends Station {
  @Field(() => SoilLandUse, { description: 'Use of the land (土地利用类型)' })
  landUse!: SoilLandUse;

  @Field(() => Crop, { nullable: true, description: 'Main crop of the field (主要作物)' })
  crop!: Crop | null;

  @Field(() => Reading, { nullable: true, description: 'Newest pH of the topsoil (土壤pH值)' })
  soilPh!: Reading | null;

  @Field(() => Reading, {
    nullable: true,
    description: 'Newest organic matter of the topsoil, g/kg dry soil (土壤有机质)',
  })
  organicMatter!: Reading | null;

  @InDataset('agriculture/farmland-soil-metals')
  @Field(() => FarmlandSoilMetals, {
    nullable: true,
    description: 'Heavy metals at this point and the risk they bring (土壤重金属)',
  })
  metals!: FarmlandSoilMetals | null;
}
