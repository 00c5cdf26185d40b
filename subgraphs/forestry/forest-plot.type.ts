import { Directive, Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Reading } from '../../shared/monitoring/observations/reading';
import { InDataset } from '../../shared/sharing/in-dataset';
import { Station } from './entities.type';

/** What a stand of forest is made of. */
export enum StandType {
  EVERGREEN_BROADLEAF = 'EVERGREEN_BROADLEAF',
  CONIFER = 'CONIFER',
  MIXED = 'MIXED',
  EUCALYPTUS = 'EUCALYPTUS',
  BAMBOO = 'BAMBOO',
  MANGROVE = 'MANGROVE',
}

registerEnumType(StandType, {
  name: 'StandType',
  description: 'What a stand of forest is made of (林分类型)',
  valuesConfig: {
    EVERGREEN_BROADLEAF: { description: 'Evergreen broadleaved forest (常绿阔叶林)' },
    CONIFER: { description: 'Conifers, such as Masson pine and Chinese fir (针叶林)' },
    MIXED: { description: 'Broadleaved trees and conifers (针阔混交林)' },
    EUCALYPTUS: { description: 'Eucalyptus plantation (桉树人工林)' },
    BAMBOO: { description: 'Bamboo (竹林)' },
    MANGROVE: { description: 'Mangrove (红树林)' },
  },
});

@InDataset('forestry/forest-ecology')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Station,
  description: 'Permanent forest plot, measured again each year (森林固定样地)',
})
export class ForestPlot extends Station {
  @Field(() => StandType, { nullable: true, description: 'What the stand is made of (林分类型)' })
  standType!: StandType | null;

  @Field(() => Float, { nullable: true, description: 'Area of the plot, m2 (样地面积)' })
  plotArea!: number | null;

  @Field(() => Reading, {
    nullable: true,
    description: 'Newest canopy cover, % of the ground (郁闭度)',
  })
  canopyCover!: Reading | null;

  @Field(() => Reading, {
    nullable: true,
    description: 'Newest above-ground biomass, t/ha dry mass (生物量)',
  })
  biomass!: Reading | null;
}
