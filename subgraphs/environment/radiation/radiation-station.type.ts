import { Directive, Field, ObjectType } from 'type-graphql';
import { Reading } from '../../../shared/monitoring/observations/reading';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Station } from '../entities.type';

@InDataset('environment/radiation')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Radiation station: gamma dose rate in air hourly, or gross alpha and beta of water in rounds (辐射环境监测点)',
})
export class RadiationStation extends Station {
  @Field(() => Reading, {
    nullable: true,
    description:
      'Newest gamma dose rate in air, nGy/h, hourly mean; null if none is measured hourly (空气吸收剂量率)',
  })
  doseRate!: Reading | null;
}
