import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { STATION_OVERVIEWS } from '../../../shared/monitoring/stations/station-kind';
import { Plumbing } from '../../../shared/sharing/in-dataset';

const [AIR_QUALITY, SURFACE_WATER] = STATION_OVERVIEWS;

/** Tables of the city at a glance. */
export const Overview = { AIR_QUALITY, SURFACE_WATER } as const;

registerEnumType(Overview, {
  name: 'StationOverview',
  description: 'Table of the city at a glance that lists such stations by assessment (总览表)',
  valuesConfig: {
    AIR_QUALITY: {
      description: 'Air by its index; `assessment` is an AirQualityAssessment (空气质量)',
    },
    SURFACE_WATER: {
      description:
        'Waters by class and target; `assessment` is a SurfaceWaterAssessment (地表水水质)',
    },
  },
});

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'A kind of station as its department announced it, and the fields by which its stations are asked (站点类别)',
})
export class StationKind {
  @Field(() => String, { description: 'Code, as `StationRef.kind` has it (类别代码)' })
  kind!: string;

  @Field(() => String, { description: 'What it is called in Chinese (中文名称)' })
  nameZh!: string;

  @Field(() => String, { description: 'What it is called in English (英文名称)' })
  nameEn!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Hours within which such a station reports by itself: one without a value for longer is silent; null: none is expected to (应报数间隔)',
  })
  expectsEveryHours!: number | null;

  @Field(() => String, { description: 'Type of this graph: `AirStation` (类型名)' })
  stationType!: string;

  @Field(() => String, {
    description: 'Field of Query that answers one by id: `airStation` (单站查询字段)',
  })
  oneField!: string;

  @Field(() => String, {
    description: 'Field of Query that lists them in pages: `airStations` (列表查询字段)',
  })
  listField!: string;

  @Field(() => Overview, {
    nullable: true,
    description: 'Table of the city at a glance that lists them; null: none (总览表)',
  })
  overview!: string | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'The newest delivery by one feed of a department: when it came, and what became of its rows; no value (最近入库)',
})
export class Delivery {
  @Field(() => String, { description: 'Feed by which it came (数据通道)' })
  feed!: string;

  @Field(() => DateTimeScalar, { description: 'When it came, UTC (入库时间)' })
  at!: string;

  @Field(() => Int, { description: 'Rows read (读取行数)' })
  read!: number;

  @Field(() => Int, { description: 'Rows that brought something new (新增行数)' })
  stored!: number;

  @Field(() => Int, { description: 'Rows that corrected something (修订行数)' })
  revised!: number;

  @Field(() => Int, { description: 'Rows that were known before (未变行数)' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows that were rejected (拒收行数)' })
  rejected!: number;

  @Field(() => Provenance, { description: 'Measured, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;
}
