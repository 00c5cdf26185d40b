import { Directive, Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GeoPosition } from './geo-position.type';

/** Levels of county-level divisions. */
export enum DistrictLevel {
  DISTRICT = 'DISTRICT',
  COUNTY_LEVEL_CITY = 'COUNTY_LEVEL_CITY',
}

registerEnumType(DistrictLevel, {
  name: 'DistrictLevel',
  description: 'Level of a division (行政级别)',
  valuesConfig: {
    DISTRICT: { description: 'District of the city (市辖区)' },
    COUNTY_LEVEL_CITY: { description: 'City at county level (县级市)' },
  },
});

@InDataset('reference/divisions-and-waters')
@Directive('@key(fields: "code")')
@ObjectType({
  simpleResolvers: true,
  description: 'One of the seven county-level divisions of Jiangmen (县市区)',
})
export class District {
  @Field(() => ID, { description: 'Code, GB/T 2260 (行政区划代码)' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Name in Chinese (名称)' })
  nameZh!: string | null;

  @Field(() => String, { nullable: true, description: 'Name in English (英文名称)' })
  nameEn!: string | null;

  @Field(() => DistrictLevel, { nullable: true, description: 'Level (行政级别)' })
  level!: DistrictLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the division it belongs to: Jiangmen (上级区划代码)',
  })
  parentCode!: string | null;

  @Field(() => Float, { nullable: true, description: 'Area, km2 (面积)' })
  areaKm2!: number | null;

  @Field(() => GeoPosition, {
    nullable: true,
    description: 'Location of its government, to about 0.05 degree (政府驻地)',
  })
  seat!: GeoPosition | null;

  @Field(() => GeoPosition, {
    nullable: true,
    description: 'Centroid of its area, to about 0.05 degree (中心位置)',
  })
  centroid!: GeoPosition | null;

  @Field(() => String, {
    nullable: true,
    description: 'Source of these facts, and how certain they are (来源)',
  })
  source!: string | null;
}
