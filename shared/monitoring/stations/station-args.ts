import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { Authority, Provenance } from '../vocabulary';

/** Filters of a list of stations; a station must match all given filters. */
@InputType({
  description: 'Filters of a list of stations; a station must match all given filters (筛选条件)',
})
export class StationFilter {
  @Field(() => [ID], {
    nullable: true,
    description: 'Only stations with these ids, at most 500 (站点标识)',
  })
  ids?: ReadonlyArray<string> | null;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of station within the type (站点类别)',
  })
  kind?: string | null;

  @Field(() => Authority, { nullable: true, description: '国控, 省控, 市控 or 县控 (控制级别)' })
  authority?: Authority | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a district, GB/T 2260 (县市区代码)',
  })
  district?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a water body (水体代码)' })
  waterBody?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'City or region, as named by the source (地区)',
  })
  region?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of a name, Chinese or English (名称包含)',
  })
  nameContains?: string | null;

  @Field(() => Provenance, {
    nullable: true,
    description: 'Only real stations, or only those of the demonstration (来源)',
  })
  provenance?: Provenance | null;
}

/** Returns the fields of a station type that each filter reveals. */
export function filterGuards(type: string): Readonly<Record<string, ReadonlyArray<string>>> {
  return {
    'filter.ids': [`${type}.id`],
    'filter.kind': [`${type}.kind`],
    'filter.authority': [`${type}.authority`],
    'filter.district': [`${type}.district`],
    'filter.waterBody': [`${type}.waterBody`],
    'filter.region': [`${type}.region`],
    'filter.nameContains': [`${type}.nameZh`, `${type}.nameEn`],
    'filter.provenance': [`${type}.provenance`],
  };
}

/** Arguments of a list of stations. */
@ArgsType()
export class StationListArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => StationFilter, { nullable: true, description: 'Filters of the list (筛选条件)' })
  filter?: StationFilter | null;
}

/** Arguments of a list of stations around a place. */
@ArgsType()
export class StationsNearArgs {
  @Field(() => Float, {
    defaultValue: 5,
    description: "Radius from the cell's centre, km, 2 to 200 (半径)",
  })
  withinKm!: number;

  @Field(() => Int, {
    defaultValue: 20,
    description: 'Maximum number of stations, nearest first; at most 500 (最多条数)',
  })
  first!: number;
}
