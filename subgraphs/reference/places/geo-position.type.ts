import { Field, Float, ObjectType } from 'type-graphql';
import { Plumbing } from '../../../shared/sharing/in-dataset';

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'A position, WGS 84 (地理位置)' })
export class GeoPosition {
  @Field(() => Float, { description: 'Degrees north (纬度)' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east (经度)' })
  longitude!: number;
}
