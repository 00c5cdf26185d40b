import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Place, Station } from '../entities.type';

@InDataset('environment/drinking-water-intakes')
@ObjectType({
  simpleResolvers: true,
  description: 'Where an intake truly lies, WGS 84 (取水口精确位置)',
})
export class IntakePosition {
  @Field(() => Float, { nullable: true, description: 'Longitude, degrees east (经度)' })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude, degrees north (纬度)' })
  latitude!: number | null;

  @Field(() => Place, { nullable: true, description: 'Cell of resolution 7 (所在网格)' })
  place!: InstanceType<typeof Place> | null;
}

@InDataset('environment/surface-water-quality')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Centralized drinking-water source, sampled monthly; `place` is a coarse cell of about 250 km² (集中式饮用水水源地)',
})
export class DrinkingWaterSource extends Station {
  @Field(() => Float, { nullable: true, description: 'Water taken, m3/d (取水量)' })
  yield!: number | null;

  @InDataset('environment/drinking-water-intakes')
  @Field(() => IntakePosition, {
    nullable: true,
    description: 'Where the intake truly lies; shared on request (取水口位置)',
  })
  intake!: IntakePosition | null;
}
