import { ArgsType, Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../shared/graphql/connection';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { District } from '../entities.type';
import { outlets } from './outlet.station';
import { ListSize } from '../../../shared/graphql/list-size';

/** Categories for which a source is listed. */
export enum PollutionMedium {
  WATER = 'WATER',
  AIR = 'AIR',
  SOIL = 'SOIL',
  HAZARDOUS_WASTE = 'HAZARDOUS_WASTE',
}

registerEnumType(PollutionMedium, {
  name: 'PollutionMedium',
  description: 'Category for which a source is listed (重点监管类别)',
  valuesConfig: {
    WATER: { description: 'Waste water (水环境)' },
    AIR: { description: 'Waste gas (大气环境)' },
    SOIL: { description: 'Soil under supervision (土壤污染监管)' },
    HAZARDOUS_WASTE: { description: 'Hazardous waste (危险废物)' },
  },
});

@InDataset('environment/pollution-sources')
@ObjectType({
  simpleResolvers: true,
  description: 'One year in which a source was on the list (年度名录)',
})
export class PollutionListing {
  @Field(() => Int, { description: 'Year of the list (名录年度)' })
  year!: number;

  @ListSize(3)
  @Field(() => [PollutionMedium], { description: 'Categories in that year (类别)' })
  media!: PollutionMedium[];
}

@InDataset('environment/pollution-sources')
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Key pollution source of the yearly list (重点污染源)' })
export class PollutionSource {
  @Field(() => ID, { description: 'Stable id within the bureau (污染源标识)' })
  id!: string;

  @Field(() => String, { description: 'Name (单位名称)' })
  nameZh!: string;

  @Field(() => String, { nullable: true, description: 'Name in English (英文名称)' })
  nameEn!: string | null;

  @Field(() => String, {
    description: 'Division of industry, GB/T 4754-2017, two digits (行业大类代码)',
  })
  industryCode!: string;

  @Field(() => String, { description: 'Name of the industry (行业大类)' })
  industryZh!: string;

  @Field(() => District, { nullable: true, description: 'District (所在县市区)' })
  district!: InstanceType<typeof District> | null;

  @Field(() => Provenance, { description: 'A real source, or one of the demonstration (来源)' })
  provenance!: Provenance;

  @ListSize(3)
  @Field(() => [PollutionListing], {
    nullable: true,
    description: 'Years on the list, newest first (列入名录情况)',
  })
  listings!: PollutionListing[] | null;

  @ListSize(2)
  @Field(() => [outlets.type], {
    nullable: true,
    description: 'Its monitored outlets, by id (排放口)',
  })
  outlets!: object[] | null;
}

/** A page of pollution sources. */
export const PollutionSourceConnection = connectionOf(PollutionSource);

/** The arguments of a list of pollution sources within a district. */
@ArgsType()
export class PollutionSourceArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Only sources on the list of this year; absent: of any year (年度)',
  })
  year?: number | null;

  @Field(() => PollutionMedium, {
    nullable: true,
    description: 'Only sources in this category (类别)',
  })
  medium?: PollutionMedium | null;

  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;
}
