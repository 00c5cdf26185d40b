import { Directive, Field, ObjectType } from 'type-graphql';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';
import { TrafficCounter } from './traffic-counter.type';

@InDataset('transport/port-corridor-air')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description:
    'Air station beside a trunk road (ROADSIDE_AIR, 路边站) or at a wharf (PORT_AIR, 码头专题站), hourly (交通空气站)',
})
export class TrafficAirStation extends Station {
  @InDataset('transport/road-traffic-flow')
  @Field(() => TrafficCounter, {
    nullable: true,
    description: 'Counter of the traffic that it stands beside (相邻交通流量站)',
  })
  counter!: TrafficCounter | null;
}
