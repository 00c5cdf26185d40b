import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

/** Standards that a site at the coast may be judged by. */
export enum CoastalStandard {
  GB_3097 = 'GB_3097',
  GB_3838 = 'GB_3838',
}

registerEnumType(CoastalStandard, {
  name: 'CoastalStandard',
  description: 'Standard that a site at the coast is judged by (评价标准)',
  valuesConfig: {
    GB_3097: { description: 'As sea, GB 3097 (海水水质标准)' },
    GB_3838: { description: 'As a river, GB 3838 (地表水环境质量标准)' },
  },
});

@InDataset('ocean/marine-water-quality')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description: 'Near-shore station, or the buoy of Yinzhou Lake (近岸海域监测站、银洲湖浮标)',
})
export class SeaStation extends Station {
  @Field(() => CoastalStandard, {
    nullable: true,
    description:
      'Standard chosen for the site; null if none of them holds, as outside the mainland (评价标准选择)',
  })
  assessedBy!: CoastalStandard | null;
}
