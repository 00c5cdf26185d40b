import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../shared/graphql/connection';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { District } from '../entities.type';

@InDataset('forestry/forest-ecology')
@ObjectType({
  simpleResolvers: true,
  description: 'Forest of a district at the end of a year (森林资源年度数据)',
})
export class ForestCover {
  @Field(() => District, { description: 'The district (县市区)' })
  district!: InstanceType<typeof District>;

  @Field(() => Int, { description: 'Year, as of its end (年份)' })
  year!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Forest land, ha: wooded, or reserved for forest (林地面积)',
  })
  forestLand!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Forest land that the district must preserve, ha (林地保有量)',
  })
  retainedForestLand!: number | null;

  @Field(() => Float, { nullable: true, description: 'Area under forest, ha (森林面积)' })
  forestArea!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Forest cover, % of the area of the district (森林覆盖率)',
  })
  coverage!: number | null;

  @Field(() => Float, { nullable: true, description: 'Standing volume, m3 (森林蓄积量)' })
  stockVolume!: number | null;

  @Field(() => Provenance, { description: 'Surveyed, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;

  @Field(() => String, { description: 'Source of the figures (来源)' })
  source!: string;
}

/** A page of yearly forest figures. */
export const ForestCoverConnection = connectionOf(ForestCover);
