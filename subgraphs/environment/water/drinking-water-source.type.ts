import { Field, Float, ObjectType } from 'type-graphql';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { Place } from '../entities.type';

@InDataset('environment/drinking-water-intakes')
@ObjectType({
  simpleResolvers: true,
  description: 'Exact position of an intake, WGS 84 (取水口精确位置)',
})
export class IntakePosition {
  @Field(() => Float, { nullable: true, description: 'Longitude, degrees east (经度)' })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude, degrees north (纬度)' })
  latitude!: number | null;

  @Field(() => Place, { nullable: true, description: 'Cell of resolution 7 (所在网格)' })
  place!: InstanceType<typeof Place> | null;
}
