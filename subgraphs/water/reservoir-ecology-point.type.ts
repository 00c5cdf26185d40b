import { Directive, Field, ObjectType } from 'type-graphql';
import { RestrictedMeasurements } from '../../shared/monitoring/observations/restricted-measurements';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';
import { Measured } from '../../shared/graphql/list-size';

@InDataset('water/reservoir-water-ecology')
@Measured({ series: 2, seriesOfIndicator: 1, everySeconds: 86_400 })
@ObjectType({
  description:
    'Counts at one point of a source reservoir, each quarter: algae, zooplankton (水生态监测值)',
})
export class ReservoirEcology extends RestrictedMeasurements {}

@InDataset('water/water-function-zone')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Sampling point of a source reservoir: that it is there is open, its counts are in their own field (水库水生态监测点)',
})
export class ReservoirEcologyPoint extends Station {
  @InDataset('water/reservoir-water-ecology')
  @Field(() => ReservoirEcology, {
    nullable: true,
    description: 'Counts of algae and zooplankton (藻类、浮游动物监测值)',
  })
  ecology!: ReservoirEcology | null;
}
