import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/scalars';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { ListSize } from '../../../shared/graphql/list-size';

/** The theme of a task. */
export enum TaskTheme {
  ACCOUNTABILITY = 'ACCOUNTABILITY',
  AIR = 'AIR',
  COOPERATION = 'COOPERATION',
  EARLY_WARNING = 'EARLY_WARNING',
  ECOLOGY = 'ECOLOGY',
  ENFORCEMENT = 'ENFORCEMENT',
  FUNDING = 'FUNDING',
  GOVERNANCE = 'GOVERNANCE',
  MARKET = 'MARKET',
  NOISE = 'NOISE',
  PLATFORM = 'PLATFORM',
  POLLUTION_SOURCE = 'POLLUTION_SOURCE',
  QUALITY = 'QUALITY',
  RADIATION = 'RADIATION',
  SOIL = 'SOIL',
  TECHNOLOGY = 'TECHNOLOGY',
  WATER = 'WATER',
}

registerEnumType(TaskTheme, {
  name: 'TaskTheme',
  description: 'Theme of a task; assigned by the hub (任务主题)',
  valuesConfig: {
    ACCOUNTABILITY: { description: 'Accountability (责任考核)' },
    AIR: { description: 'Air (空气)' },
    COOPERATION: { description: 'Cooperation of cities (区域协作)' },
    EARLY_WARNING: { description: 'Early warning (预警)' },
    ECOLOGY: { description: 'Ecology (生态)' },
    ENFORCEMENT: { description: 'Enforcement (执法)' },
    FUNDING: { description: 'Funding (经费)' },
    GOVERNANCE: { description: 'Reform of management (管理体制)' },
    MARKET: { description: 'Market of monitoring services (监测市场)' },
    NOISE: { description: 'Noise (噪声)' },
    PLATFORM: { description: 'Platform and sharing (平台与共享)' },
    POLLUTION_SOURCE: { description: 'Pollution sources (污染源)' },
    QUALITY: { description: 'Quality of data (数据质量)' },
    RADIATION: { description: 'Radiation (辐射)' },
    SOIL: { description: 'Soil (土壤)' },
    TECHNOLOGY: { description: 'Technology (科技)' },
    WATER: { description: 'Water (水)' },
  },
});

@InDataset('reference/plan')
@Directive('@key(fields: "id")')
@ObjectType({ simpleResolvers: true, description: 'A task of annex 2 (重点任务)' })
export class Task {
  @Field(() => Int, { description: 'Its number in annex 2 (序号)' })
  id!: number;

  @Field(() => String, { description: 'As cited: `T13` (编号)' })
  code!: string;

  @Field(() => String, { description: 'Title (任务名称)' })
  titleZh!: string;

  @Field(() => String, { description: 'Summary in English, ours (摘要)' })
  summaryEn!: string;

  @Field(() => Int, { description: 'First year (开始年份)' })
  startYear!: number;

  @Field(() => Int, { description: 'Last year, inclusive (完成年份)' })
  endYear!: number;

  @ListSize(2)
  @Field(() => [TaskTheme], { description: 'Its themes (任务主题)' })
  themes!: TaskTheme[];

  @Field(() => Boolean, {
    description: 'Whether the city acts together with or after the province (是否配合省级)',
  })
  dependsOnProvince!: boolean;

  @Field(() => DateScalar, { description: 'First day in force by the mandate itself (开始日期)' })
  validFrom!: string;

  @Field(() => DateScalar, {
    description: 'First day no longer in force by the mandate itself (截止日期)',
  })
  validTo!: string;
}
