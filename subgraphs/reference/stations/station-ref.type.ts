import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../shared/graphql/connection';
import { Authority, Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';

@InDataset('reference/station-register')
@ObjectType({
  simpleResolvers: true,
  description:
    'A station of any department, as announced by that department, for maps and search (站点索引)',
})
export class StationRef {
  @Field(() => ID, {
    description: 'Unique over all departments: `<department>/<station id>` (标识)',
  })
  id!: string;

  @Field(() => ID, {
    description: 'Id within the department, used in its own queries (部门内站点标识)',
  })
  stationId!: string;

  @Field(() => String, { description: 'Kind within the department (站点类别)' })
  kind!: string;

  @Field(() => String, { description: 'Name in Chinese (名称)' })
  nameZh!: string;

  @Field(() => String, { nullable: true, description: 'Name in English (英文名称)' })
  nameEn!: string | null;

  @Field(() => Authority, { description: '国控, 省控, 市控 or 县控 (控制级别)' })
  authority!: Authority;

  @Field(() => String, {
    description: 'City or region, as named by its source (所在地区)',
  })
  region!: string;

  @Field(() => Provenance, {
    description: 'A real station, or one of the demonstration (站点来源)',
  })
  provenance!: Provenance;
}

/** A page of stations of all departments. */
export const StationRefConnection = connectionOf(StationRef);

@InDataset('reference/station-register')
@ObjectType({
  simpleResolvers: true,
  description: 'Number of stations of one kind in a department (站点数量)',
})
export class StationCount {
  @Field(() => String, { description: 'Kind within the department (站点类别)' })
  kind!: string;

  @Field(() => Int, { description: 'How many (数量)' })
  count!: number;
}

@InputType({
  description: 'Filters of the register of stations; all that are given must match (筛选条件)',
})
export class StationRefFilter {
  @Field(() => ID, { nullable: true, description: 'Id of a department (部门标识)' })
  department?: string | null;

  @Field(() => String, { nullable: true, description: 'Kind within a department (站点类别)' })
  kind?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a district, GB/T 2260 (县市区代码)',
  })
  district?: string | null;

  @Field(() => Authority, { nullable: true, description: '国控, 省控, 市控 or 县控 (控制级别)' })
  authority?: Authority | null;

  @Field(() => String, { nullable: true, description: 'City or region (地区)' })
  region?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of a name, Chinese or English (名称包含)',
  })
  nameContains?: string | null;

  @Field(() => Provenance, {
    nullable: true,
    description: 'Real stations, or those of the demonstration (来源)',
  })
  provenance?: Provenance | null;
}

@ArgsType()
export class StationRefArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => StationRefFilter, { nullable: true, description: 'Filters (筛选条件)' })
  filter?: StationRefFilter | null;
}
