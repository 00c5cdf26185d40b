import { Directive, ObjectType } from 'type-graphql';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

@InDataset('ocean/fishery-water-quality')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description: 'Point in key fishery waters, sampled each quarter (重点渔业水域监测点)',
})
export class FisheryWater extends Station {}

@InDataset('ocean/sea-outlets')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description: 'Outlet into the sea, sampled monthly (入海排污口)',
})
export class SeaOutlet extends Station {}
