import {
  ArgsType,
  Directive,
  Field,
  Float,
  ID,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import { connectionOf } from '../../../shared/graphql/connection';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { District, Place } from '../entities.type';

/** Kinds of protected areas. */
export enum ProtectedAreaKind {
  NATURE_RESERVE = 'NATURE_RESERVE',
  WETLAND_PARK = 'WETLAND_PARK',
  IMPORTANT_WETLAND = 'IMPORTANT_WETLAND',
  FOREST_PARK = 'FOREST_PARK',
  FOREST_FARM = 'FOREST_FARM',
}

/** Levels of government that designate protected areas. */
export enum ProtectedAreaLevel {
  NATIONAL = 'NATIONAL',
  PROVINCIAL = 'PROVINCIAL',
  MUNICIPAL = 'MUNICIPAL',
  COUNTY = 'COUNTY',
}

registerEnumType(ProtectedAreaKind, {
  name: 'ProtectedAreaKind',
  description: 'Kind of protected area (保护地类型)',
  valuesConfig: {
    NATURE_RESERVE: { description: 'Nature reserve (自然保护区)' },
    WETLAND_PARK: { description: 'Wetland park (湿地公园)' },
    IMPORTANT_WETLAND: { description: 'Important wetland (重要湿地)' },
    FOREST_PARK: { description: 'Forest park (森林公园)' },
    FOREST_FARM: { description: 'State forest farm (国有林场)' },
  },
});
registerEnumType(ProtectedAreaLevel, {
  name: 'ProtectedAreaLevel',
  description: 'Level of government that designated it (保护地级别)',
  valuesConfig: {
    NATIONAL: { description: 'The state (国家级)' },
    PROVINCIAL: { description: 'The province (省级)' },
    MUNICIPAL: { description: 'The city (市级)' },
    COUNTY: { description: 'A district or county-level city (县级)' },
  },
});

@InDataset('forestry/protected-areas')
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'Wetland, nature reserve, forest park or forest farm (自然保护地)',
})
export class ProtectedArea {
  @Field(() => ID, { description: 'Stable id (保护地标识)', simple: true })
  id!: string;

  @Field(() => ProtectedAreaKind, { description: 'Kind (类型)', simple: true })
  kind!: ProtectedAreaKind;

  @Field(() => ProtectedAreaLevel, {
    description: 'Level of government that designated it (级别)',
    simple: true,
  })
  level!: ProtectedAreaLevel;

  @Field(() => String, { description: 'Name in Chinese (名称)', simple: true })
  nameZh!: string;

  @Field(() => String, { nullable: true, description: 'Name in English (英文名称)', simple: true })
  nameEn!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether an area of this name exists; false if made up for the demonstration (名称属实)',
    simple: true,
  })
  hasRealName!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Area, ha; null if it is not known for certain (面积)',
    simple: true,
  })
  area!: number | null;

  @Field(() => District, { description: 'District of most of its area (县市区)', simple: true })
  district!: InstanceType<typeof District>;

  @Field(() => Place, {
    nullable: true,
    description: 'Cell of its centre; null if it is not known for certain (所在网格)',
    simple: true,
  })
  place!: InstanceType<typeof Place> | null;

  @Field(() => Provenance, {
    description: 'From the register, or synthetic for demonstration (数据来源)',
    simple: true,
  })
  provenance!: Provenance;

  @Field(() => String, { description: 'Source of the facts (来源)', simple: true })
  source!: string;
}

/** A page of protected areas. */
export const ProtectedAreaConnection = connectionOf(ProtectedArea);

/** The arguments of a list of protected areas. */
@ArgsType()
export class ProtectedAreaArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => ProtectedAreaKind, { nullable: true, description: 'Only this kind (类型)' })
  kind?: ProtectedAreaKind | null;

  @Field(() => ProtectedAreaLevel, { nullable: true, description: 'Only this level (级别)' })
  level?: ProtectedAreaLevel | null;
}
