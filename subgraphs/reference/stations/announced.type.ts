import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { STATION_OVERVIEWS } from '../../../shared/monitoring/stations/station-kind';
import { Plumbing } from '../../../shared/sharing/in-dataset';

const [AIR_QUALITY, SURFACE_WATER] = STATION_OVERVIEWS;

/** Tables of the city overview. */
export const Overview = { AIR_QUALITY, SURFACE_WATER } as const;

registerEnumType(Overview, {
  name: 'StationOverview',
  description: 'Table of the city overview that lists such stations by assessment (总览表)',
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
    'A kind of station, as announced by its department, and the fields that query its stations (站点类别)',
})
export class StationKind {
  @Field(() => String, { description: 'Code, as in `StationRef.kind` (类别代码)' })
  kind!: string;

  @Field(() => String, { description: 'Name in Chinese (中文名称)' })
  nameZh!: string;

  @Field(() => String, { description: 'Name in English (英文名称)' })
  nameEn!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Maximum hours between reports of such a station; one without a value for longer counts as silent; null: no reports are expected (应报数间隔)',
  })
  expectsEveryHours!: number | null;

  @Field(() => String, { description: 'Type of this graph: `AirStation` (类型名)' })
  stationType!: string;

  @Field(() => String, {
    description: 'Field of Query that returns one by id: `airStation` (单站查询字段)',
  })
  oneField!: string;

  @Field(() => String, {
    description: 'Field of Query that lists them in pages: `airStations` (列表查询字段)',
  })
  listField!: string;

  @Field(() => Overview, {
    nullable: true,
    description: 'Table of the city overview that lists them; null: none (总览表)',
  })
  overview!: string | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'The newest delivery by one feed of a department: its time and the numbers of its rows, no values (最近入库)',
})
export class Delivery {
  @Field(() => String, { description: 'Its feed (数据通道)' })
  feed!: string;

  @Field(() => DateTimeScalar, { description: 'Time of the delivery, UTC (入库时间)' })
  at!: string;

  @Field(() => Int, { description: 'Rows read (读取行数)' })
  read!: number;

  @Field(() => Int, { description: 'Rows with new values (新增行数)' })
  stored!: number;

  @Field(() => Int, { description: 'Rows that corrected values (修订行数)' })
  revised!: number;

  @Field(() => Int, { description: 'Rows with unchanged values (未变行数)' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows that were rejected (拒收行数)' })
  rejected!: number;

  @Field(() => Provenance, { description: 'Measured, or synthetic for demonstration (数据来源)' })
  provenance!: Provenance;
}
