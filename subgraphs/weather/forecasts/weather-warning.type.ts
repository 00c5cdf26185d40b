import { ArgsType, Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { WARNING_COLOURS, WARNING_SIGNALS } from '../../../shared/domain/standards/weather-signals';
import { connectionOf } from '../../../shared/graphql/connection';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import { Provenance } from '../../../shared/monitoring/vocabulary';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { District } from '../entities.type';
import { ListSize } from '../../../shared/graphql/list-size';

/** Warning signals of meteorological disasters. */
export enum WarningSignal {
  TYPHOON = 'TYPHOON',
  RAINSTORM = 'RAINSTORM',
  SNOWSTORM = 'SNOWSTORM',
  COLD_WAVE = 'COLD_WAVE',
  GALE = 'GALE',
  SANDSTORM = 'SANDSTORM',
  HEAT = 'HEAT',
  DROUGHT = 'DROUGHT',
  LIGHTNING = 'LIGHTNING',
  HAIL = 'HAIL',
  FROST = 'FROST',
  FOG = 'FOG',
  HAZE = 'HAZE',
  ROAD_ICE = 'ROAD_ICE',
}

/** Colours of a signal. */
export enum WarningColour {
  BLUE = 'BLUE',
  YELLOW = 'YELLOW',
  ORANGE = 'ORANGE',
  RED = 'RED',
}

registerEnumType(WarningSignal, {
  name: 'WarningSignal',
  description: 'Warning signal of a meteorological disaster, CMA Order 16 of 2007 (预警信号)',
  valuesConfig: Object.fromEntries(
    WARNING_SIGNALS.map(({ id, nameZh, nameEn }) => [id, { description: `${nameEn} (${nameZh})` }]),
  ),
});
registerEnumType(WarningColour, {
  name: 'WarningColour',
  description: 'Colour of a signal, least severe first: blue, yellow, orange, red (预警级别)',
  valuesConfig: Object.fromEntries(
    WARNING_COLOURS.map(({ id, nameZh }) => [id, { description: nameZh }]),
  ),
});

@InDataset('weather/warnings-and-forecasts')
@Directive('@key(fields: "id")')
@ObjectType({
  simpleResolvers: true,
  description:
    'Warning signal, issued only by the Meteorological Bureau (气象法 art. 22) and passed on by the hub (气象灾害预警信号)',
})
export class WeatherWarning {
  @Field(() => ID, { description: 'Stable id (预警标识)' })
  id!: string;

  @Field(() => WarningSignal, { description: 'Kind of warning (预警种类)' })
  signal!: WarningSignal;

  @Field(() => WarningColour, { description: 'Its colour (预警级别)' })
  colour!: WarningColour;

  @Field(() => DateTimeScalar, { description: 'When it was issued, UTC (发布时间)' })
  issuedAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it was lifted or replaced by another colour, UTC; null while it is in force (解除时间)',
  })
  liftedAt!: string | null;

  @ListSize(7)
  @Field(() => [District], { description: 'Districts for which it is in force (影响区域)' })
  districts!: InstanceType<typeof District>[];

  @Field(() => String, { description: 'Wording in Chinese (预警内容)' })
  textZh!: string;

  @Field(() => String, { description: 'Wording in English (英文内容)' })
  textEn!: string;

  @Field(() => Provenance, { description: 'Really issued, or synthetic for demonstration (来源)' })
  provenance!: Provenance;
}

/** A page of warnings. */
export const WeatherWarningConnection = connectionOf(WeatherWarning);

/** The arguments of the list of warnings. */
@ArgsType()
export class WeatherWarningArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only warnings in force at or after this instant (开始)',
  })
  from?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only warnings issued before this instant (结束)',
  })
  to?: string | null;

  @Field(() => WarningSignal, { nullable: true, description: 'Only this signal (预警种类)' })
  signal?: WarningSignal | null;

  @Field(() => WarningColour, { nullable: true, description: 'Only this colour (预警级别)' })
  colour?: WarningColour | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only warnings for the district of this code, GB/T 2260 (县市区代码)',
  })
  district?: string | null;
}
