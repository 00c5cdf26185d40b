import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { Reading } from '../../shared/monitoring/observations/reading';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

@InDataset('transport/road-traffic-flow')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Automatic traffic counter: vehicles by size and their speed, hourly (交通流量观测站)',
})
export class TrafficCounter extends Station {
  @Field(() => String, { nullable: true, description: 'Road that is counted (道路名称)' })
  roadName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Direction that is counted, as its source names it (观测方向)',
  })
  direction!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Vehicles an hour that the road can carry (设计通行能力)',
  })
  capacity!: number | null;

  @Field(() => Reading, {
    nullable: true,
    description: 'Newest count of vehicles, {vehicles}, sum of the hour (小时交通量)',
  })
  flow!: Reading | null;
}
