import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GeoPosition } from './geo-position.type';
import { ListSize } from '../../../shared/graphql/list-size';

@InDataset('reference/divisions-and-waters')
@Directive('@key(fields: "cell")')
@ObjectType({
  simpleResolvers: true,
  description: 'A hexagon of the H3 grid, resolution 7 (about 5 km²) or coarser (网格位置)',
})
export class Place {
  @Field(() => ID, { description: 'H3 index (网格编码)' })
  cell!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Resolution of the H3 grid, 0 to 7; 7 is the finest disclosed (网格级别)',
  })
  resolution!: number | null;

  @Field(() => GeoPosition, { nullable: true, description: 'Centre of the cell (中心位置)' })
  center!: GeoPosition | null;

  @ListSize(7)
  @Field(() => [GeoPosition], {
    nullable: true,
    description: 'Corners of the cell, counter-clockwise, the first not repeated (边界)',
  })
  boundary!: GeoPosition[] | null;
}
