import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GeoPosition } from './geo-position.type';

/** Kinds of water bodies. */
export enum WaterBodyKind {
  RIVER = 'RIVER',
  RESERVOIR = 'RESERVOIR',
  BAY = 'BAY',
  ESTUARY = 'ESTUARY',
  TIDAL_REACH = 'TIDAL_REACH',
  SEA = 'SEA',
}

/** How certain the facts of a water body are. */
export enum WaterBodyCertainty {
  CERTAIN = 'CERTAIN',
  CROSS_CHECKED = 'CROSS_CHECKED',
  LIKELY = 'LIKELY',
}

/** How certain the flow direction of a water body is. */
export enum FlowCertainty {
  CERTAIN = 'CERTAIN',
  LIKELY = 'LIKELY',
  UNSURE = 'UNSURE',
}

registerEnumType(WaterBodyKind, {
  name: 'WaterBodyKind',
  description: 'Kind of water body (水体类型)',
  valuesConfig: {
    RIVER: { description: 'River (河流)' },
    RESERVOIR: { description: 'Reservoir (水库)' },
    BAY: { description: 'Bay (海湾)' },
    ESTUARY: { description: 'Estuary (河口)' },
    TIDAL_REACH: { description: 'Tidal reach of a river (感潮河段)' },
    SEA: { description: 'Sea area (海域)' },
  },
});
registerEnumType(WaterBodyCertainty, {
  name: 'WaterBodyCertainty',
  description: 'How certain name, kind and districts are (可信程度)',
  valuesConfig: {
    CERTAIN: { description: 'Certain (确定)' },
    CROSS_CHECKED: { description: 'Agrees with a public source (已核对)' },
    LIKELY: { description: 'Likely (可能)' },
  },
});
registerEnumType(FlowCertainty, {
  name: 'FlowCertainty',
  description: 'How certain the flow direction is (流向可信程度)',
  valuesConfig: {
    CERTAIN: { description: 'Certain (确定)' },
    LIKELY: { description: 'Likely (可能)' },
    UNSURE: { description: 'Not checked again (未核对)' },
  },
});

@InDataset('reference/divisions-and-waters')
@Directive('@key(fields: "code")')
@ObjectType({
  simpleResolvers: true,
  description: 'A river, reservoir, bay or sea area of Jiangmen (水体)',
})
export class WaterBody {
  @Field(() => ID, { description: 'Code of the water body (水体代码)' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Name in Chinese (名称)' })
  nameZh!: string | null;

  @Field(() => String, { nullable: true, description: 'Name in English (英文名称)' })
  nameEn!: string | null;

  @Field(() => WaterBodyKind, { nullable: true, description: 'Kind (水体类型)' })
  kind!: WaterBodyKind | null;

  @Field(() => GeoPosition, {
    nullable: true,
    description: 'Approximate middle point, to a few km, from memory (大致位置)',
  })
  position!: GeoPosition | null;

  @Field(() => WaterBodyCertainty, {
    nullable: true,
    description: 'How certain name, kind and districts are (可信程度)',
  })
  certainty!: WaterBodyCertainty | null;

  @Field(() => FlowCertainty, {
    nullable: true,
    description: 'How certain the flow direction is (流向可信程度)',
  })
  flowCertainty!: FlowCertainty | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason for the flow direction (流向依据)',
  })
  flowReason!: string | null;
}
